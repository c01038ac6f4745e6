package ktrdr.strategy.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.Membership;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.indicators.IndicatorCatalogue;

/** {@code fuzzy_sets}: how indicator values become degrees of membership. */
final class FuzzySetReader {
  private static final int LONGEST_SOURCE = 200;

  private final Section indicators;
  private final Map<String, Strategy.Indicator> valid;

  /**
   * Creates a reader of sets over these indicators.
   *
   * @param valid the indicators that were read without a fault
   */
  FuzzySetReader(Section indicators, Map<String, Strategy.Indicator> valid) {
    this.indicators = indicators;
    this.valid = valid;
  }

  /** Returns the sets by id, in document order. */
  Map<String, Strategy.FuzzySet> read(Section sets) {
    Map<String, Strategy.FuzzySet> read = new LinkedHashMap<>();
    for (String id : sets.keys()) {
      read.put(id, set(id, sets.named(id)));
    }
    return read;
  }

  private Strategy.FuzzySet set(String id, Entry entry) {
    Section set = entry.section();
    Entry source = set.at("indicator").required("the id of an indicator");
    Optional<String> text = source.text(LONGEST_SOURCE);
    String[] parts = text.orElse("").split("\\.", 2);
    String output = parts.length == 2 ? parts[1] : "";
    if (text.isPresent()) {
      check(source, parts[0], output);
    }
    Map<String, Membership> memberships = new LinkedHashMap<>();
    for (String name : set.keys()) {
      if (!name.equals("indicator")) {
        memberships.put(name, MembershipReader.read(set.named(name)));
      }
    }
    if (memberships.isEmpty()) {
      entry.fault("needs at least one membership, such as low: [0, 25, 45]");
    }
    return new Strategy.FuzzySet(id, parts[0], output, Collections.unmodifiableMap(memberships));
  }

  private void check(Entry source, String id, String output) {
    if (!indicators.keys().contains(id)) {
      source.fault(() -> Nearest.missing("indicator", id, indicators.keys()));
    } else if (valid.containsKey(id)) {
      checkOutput(source, id, output);
    }
  }

  private void checkOutput(Entry source, String id, String output) {
    List<String> outputs = IndicatorCatalogue.of(valid.get(id)).outputs();
    if (outputs.isEmpty() && !source.shown().equals('"' + id + '"')) {
      source.fault(id + " has one output only; write " + id);
    } else if (!outputs.isEmpty() && !outputs.contains(output)) {
      String names = id + "." + String.join(", " + id + ".", outputs);
      source.fault(
          "must be one of " + names + "; is " + source.shown() + Nearest.hint(output, outputs));
    }
  }
}
