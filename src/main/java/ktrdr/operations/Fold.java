package ktrdr.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Each event says which fields it changed, so the events of a tree together give its operations
 * again: state = fold(events).
 */
public final class Fold {
  private Fold() {}

  /** The fields of {@code after} that differ from those of {@code before}. */
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

  /** The operations that these events of one tree tell of, in the order of their creation. */
  public static List<Operation> of(List<OperationEvent> events) {
    Map<OperationId, Map<String, Object>> rows = new LinkedHashMap<>();
    for (OperationEvent event : events) {
      rows.computeIfAbsent(event.operation(), id -> new LinkedHashMap<>()).putAll(event.changes());
    }
    return rows.values().stream().map(OperationFields::operation).toList();
  }
}
