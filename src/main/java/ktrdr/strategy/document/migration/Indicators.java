package ktrdr.strategy.document.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.strategy.document.yaml.Faults;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.strategy.indicators.IndicatorType;

/** The indicators of a document of version 2, each under its feature id. */
final class Indicators {
  private static final String POINTER = "/indicators";
  private static final String TYPE = "type";

  private final Map<String, Object> byId = new LinkedHashMap<>();
  private final Faults faults;
  private final List<String> notes;

  private Indicators(Faults faults, List<String> notes) {
    this.faults = faults;
    this.notes = notes;
  }

  /** Reads a list of {@code {name, feature_id, …parameters}}, or a map as in version 3.0. */
  static Indicators of(Object before, Faults faults, List<String> notes) {
    Indicators read = new Indicators(faults, notes);
    if (before instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        read.add(list.get(i), POINTER + "/" + i);
      }
      notes.add(
          "indicators: the list is a map now, by feature_id: "
              + String.join(", ", read.byId.keySet()));
    } else if (before instanceof Map<?, ?> map) {
      map.forEach((id, indicator) -> read.byId.put(String.valueOf(id), indicator));
    } else {
      faults.add(POINTER, "must be a list of {name, feature_id, …}, as in version 2");
    }
    return read;
  }

  private void add(Object item, String pointer) {
    if (!(item instanceof Map<?, ?> indicator)) {
      faults.add(pointer, "must be an object {name, feature_id, …}");
      return;
    }
    Object name = indicator.containsKey("name") ? indicator.get("name") : indicator.get(TYPE);
    if (!(name instanceof String type)) {
      faults.add(pointer, "needs a name, such as rsi");
      return;
    }
    Object written = indicator.get("feature_id");
    String id = written instanceof String text ? text : type.toLowerCase(Locale.ROOT);
    Map<String, Object> converted = new LinkedHashMap<>();
    converted.put(TYPE, type.toLowerCase(Locale.ROOT));
    indicator.forEach(
        (key, value) -> {
          if (!Set.of("name", TYPE, "feature_id").contains(key)) {
            converted.put(String.valueOf(key), value);
          }
        });
    if (byId.putIfAbsent(id, converted) != null) {
      faults.add(pointer, "has the feature_id of another indicator: " + Faults.shown(id));
    }
  }

  /** Whether there is an indicator of this id. */
  boolean has(String id) {
    return byId.containsKey(id);
  }

  Set<String> ids() {
    return byId.keySet();
  }

  /** The first output of an indicator with several, which version 2 meant by its bare id. */
  Optional<String> firstOutput(String id) {
    return byId.get(id) instanceof Map<?, ?> indicator
        ? IndicatorCatalogue.find(String.valueOf(indicator.get(TYPE)))
            .map(IndicatorType::outputs)
            .flatMap(outputs -> outputs.stream().findFirst())
        : Optional.empty();
  }

  /** Those of these ids under names of version 3.0; the others had no effect and are left out. */
  Map<String, Object> used(Set<String> ids) {
    Map<String, Object> used = new LinkedHashMap<>();
    List<String> unused = new ArrayList<>();
    byId.forEach(
        (id, indicator) -> {
          if (ids.contains(id)) {
            used.put(Ids.of(id), indicator);
          } else {
            unused.add(id);
          }
        });
    if (!unused.isEmpty()) {
      notes.add(
          "indicators: left out, because no fuzzy set uses them: " + String.join(", ", unused));
    }
    return used;
  }
}
