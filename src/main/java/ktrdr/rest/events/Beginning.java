package ktrdr.rest.events;

import java.util.List;
import java.util.Map;
import ktrdr.operations.OperationId;

/**
 * What a stream begins with. Streams with equal beginnings can share what is read for them.
 *
 * @param active all trees that are active
 * @param roots the trees that are named
 * @param places the sequence that the client has of some of these trees; it gets no snapshot of
 *     them, unless there is no such event
 */
record Beginning(boolean active, List<OperationId> roots, Map<OperationId, Long> places) {
  static final Beginning ACTIVE = new Beginning(true, List.of(), Map.of());

  /** These trees, from where the client was, or with a snapshot. */
  static Beginning of(List<OperationId> roots, Map<OperationId, Long> places) {
    return new Beginning(false, roots, places);
  }
}
