package ktrdr.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Rebuilds the operations of a tree from its events: each event names the fields it changed, so
 * state = fold(events).
 */
public final class Fold {
  private Fold() {}

  /**
   * Returns the fields of {@code after} that differ from {@code before}; all of them for a new
   * operation.
   */
  static Map<String, Object> changes(Optional<Operation> before, Operation after) {
    Map<String, Object> old = before.map(OperationFields::of).orElse(Map.of());
    Map<String, Object> changed = new LinkedHashMap<>();
    OperationFields.of(after)
        .forEach(
            (name, value) -> {
              if (!old.containsKey(name) || !Objects.equals(old.get(name), value)) {
                changed.put(name, value);
              }
            });
    return changed;
  }

  /** Rebuilds the operations of one tree from all its events, in order of creation. */
  public static List<Operation> of(List<OperationEvent> events) {
    Map<OperationId, Map<String, Object>> rows = new LinkedHashMap<>();
    for (OperationEvent event : events) {
      rows.computeIfAbsent(event.operation(), id -> new LinkedHashMap<>()).putAll(event.changes());
    }
    return rows.values().stream().map(OperationFields::operation).toList();
  }
}
