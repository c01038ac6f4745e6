package ktrdr.strategy.document.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ktrdr.strategy.document.yaml.Faults;

/** The fuzzy sets of a document of version 2, each under the feature id of its indicator. */
final class FuzzySets {
  private static final String POINTER = "/fuzzy_sets";
  private static final String INDICATOR = "indicator";

  private final Map<String, Object> converted = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Indicators indicators;
  private final Faults faults;
  private final List<String> notes;

  private FuzzySets(Indicators indicators, Faults faults, List<String> notes) {
    this.indicators = indicators;
    this.faults = faults;
    this.notes = notes;
  }

  static FuzzySets of(Object before, Indicators indicators, Faults faults, List<String> notes) {
    FuzzySets sets = new FuzzySets(indicators, faults, notes);
    if (before instanceof Map<?, ?> map) {
      map.forEach((key, set) -> sets.add(String.valueOf(key), set));
    } else {
      faults.add(POINTER, "must be an object of sets by feature_id, as in version 2");
    }
    return sets;
  }

  private void add(String key, Object item) {
    String pointer = Faults.below(POINTER, key);
    if (!(item instanceof Map<?, ?> set)) {
      faults.add(pointer, "must be an object of memberships");
      return;
    }
    String source = set.get(INDICATOR) instanceof String given ? given : key;
    String id = source.split("\\.", 2)[0];
    if (!indicators.has(id)) {
      faults.add(
          pointer,
          "there is no indicator with the feature_id "
              + Faults.shown(id)
              + ", only "
              + String.join(", ", indicators.ids()));
      return;
    }
    used.add(id);
    Map<String, Object> after = new LinkedHashMap<>();
    after.put(INDICATOR, source(id, source, key));
    set.forEach(
        (name, membership) -> {
          if (!name.equals(INDICATOR)) {
            after.put(Ids.of(String.valueOf(name)), membership);
          }
        });
    if (converted.putIfAbsent(Ids.of(key), after) != null) {
      faults.add(pointer, "has the name of another set in version 3.0: " + Ids.of(key));
    }
  }

  private String source(String id, String source, String key) {
    String own = Ids.of(id);
    if (source.contains(".")) {
      return own + source.substring(source.indexOf('.'));
    }
    return indicators
        .firstOutput(id)
        .map(
            output -> {
              notes.add("fuzzy_sets: " + key + " is of the output " + own + "." + output);
              return own + "." + output;
            })
        .orElse(own);
  }

  Map<String, Object> converted() {
    return converted;
  }

  /** Ids of version 2 of the indicators that some set uses. */
  Set<String> indicators() {
    return used;
  }

  /** Every set as an input of the network. */
  List<Map<String, Object>> inputs() {
    List<Map<String, Object>> inputs = new ArrayList<>();
    for (String id : converted.keySet()) {
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("fuzzy_set", id);
      input.put("timeframes", "all");
      inputs.add(input);
    }
    return inputs;
  }
}
