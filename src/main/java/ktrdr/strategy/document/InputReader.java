package ktrdr.strategy.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Strategy;

/** {@code nn_inputs}: which fuzzy sets the network sees, in this order. */
final class InputReader {
  private final Map<String, Strategy.FuzzySet> sets;
  private final Timeframe timeframe;
  private final Set<String> used = new HashSet<>();
  private final Set<String> features = new HashSet<>();

  InputReader(Map<String, Strategy.FuzzySet> sets, Timeframe timeframe) {
    this.sets = sets;
    this.timeframe = timeframe;
  }

  List<Strategy.FuzzySet> read(Entry inputs) {
    List<Strategy.FuzzySet> read = new ArrayList<>();
    List<Entry> items = inputs.required("a list of {fuzzy_set: …, timeframes: all}").items();
    for (Entry item : items) {
      input(item).ifPresent(read::add);
    }
    if (inputs.isList() && items.isEmpty()) {
      inputs.fault("needs at least one input");
    }
    return List.copyOf(read);
  }

  /** Faults sets and indicators that no input uses: they would be accepted but change nothing. */
  void refuseUnused(Section setSection, Section indicators) {
    Set<String> sources =
        sets.values().stream().map(Strategy.FuzzySet::indicator).collect(Collectors.toSet());
    sets.keySet().stream()
        .filter(id -> !used.contains(id))
        .forEach(id -> setSection.at(id).fault("is used by no entry of nn_inputs"));
    indicators.keys().stream()
        .filter(id -> !sources.contains(id))
        .forEach(id -> indicators.at(id).fault("is used by no fuzzy set"));
  }

  private Optional<Strategy.FuzzySet> input(Entry item) {
    Section input = item.section();
    Entry raw = input.at("raw_indicator");
    raw.notYet(": raw_indicator; use fuzzy_set");
    input.notYet("normalization");
    Entry name = input.at("fuzzy_set");
    if (!raw.given()) {
      name.required("the id of a fuzzy set");
    }
    timeframes(input.at("timeframes"));
    input.done();
    return name.text(64).flatMap(id -> set(name, id));
  }

  private Optional<Strategy.FuzzySet> set(Entry name, String id) {
    if (!sets.containsKey(id)) {
      name.fault(() -> Nearest.missing("fuzzy set", id, sets.keySet()));
      return Optional.empty();
    }
    if (!used.add(id)) {
      name.fault("is an input already");
      return Optional.empty();
    }
    for (String membership : sets.get(id).memberships().keySet()) {
      if (!features.add(id + "_" + membership)) {
        name.fault("its feature " + id + "_" + membership + " has the name of another one");
      }
    }
    return Optional.of(sets.get(id));
  }

  private void timeframes(Entry entry) {
    Words allowed = Words.of(timeframe.code());
    if (!entry.isList()) {
      entry.oneOf(Words.of("all"));
      return;
    }
    List<Entry> items = entry.items();
    items.forEach(item -> item.required(timeframe.code()).oneOf(allowed));
    if (items.size() != 1) {
      entry.fault("must be all or [" + timeframe + "]");
    }
  }
}
