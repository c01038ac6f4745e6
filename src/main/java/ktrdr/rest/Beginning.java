package ktrdr.rest;

import java.util.List;
import ktrdr.operations.OperationId;

/**
 * What a stream begins with. Streams with equal beginnings can share what is read for them.
 *
 * @param active all trees that are active
 * @param roots of trees that are named
 */
record Beginning(boolean active, List<OperationId> roots) {
  static final Beginning ACTIVE = new Beginning(true, List.of());

  /** Snapshots of these trees; of none when the client goes on where it was. */
  static Beginning of(List<OperationId> roots) {
    return new Beginning(false, roots);
  }
}
