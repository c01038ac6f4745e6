package ktrdr.rest.events;

import java.util.List;
import java.util.Map;
import ktrdr.operations.OperationId;

/**
 * How a stream begins. Streams with equal beginnings can share one read.
 *
 * @param active whether it covers all active trees
 * @param roots the trees named by the client
 * @param places the last sequence the client has of some of these trees; such a tree gets no
 *     snapshot, unless no such event exists
 */
record Beginning(boolean active, List<OperationId> roots, Map<OperationId, Long> places) {
  static final Beginning ACTIVE = new Beginning(true, List.of(), Map.of());

  /** Begins with these trees, from the client's position where it has one, else with a snapshot. */
  static Beginning of(List<OperationId> roots, Map<OperationId, Long> places) {
    return new Beginning(false, roots, places);
  }
}
