package ktrdr.strategy.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.strategy.document.yaml.Faults;

/**
 * An object of the document, which may be spread over two places. It remembers which keys were
 * read; {@link #done} faults all others.
 */
final class Section {
  private record Place(String pointer, Map<String, Object> members) {}

  private final List<Place> places = new ArrayList<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> later = new LinkedHashSet<>();
  private final Faults faults;

  Section(String pointer, Map<String, Object> members, Faults faults) {
    places.add(new Place(pointer, members));
    this.faults = faults;
  }

  /** Merges this object with another one; a key may be in only one of them. */
  Section and(Section other) {
    places.addAll(other.places);
    return this;
  }

  /** The keys in document order. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    places.forEach(place -> keys.addAll(place.members.keySet()));
    return keys;
  }

  /** Returns the value under a key or one of its synonyms; giving more than one is a fault. */
  Entry at(String key, String... synonyms) {
    List<String> names = new ArrayList<>(List.of(key));
    names.addAll(List.of(synonyms));
    known.addAll(names);
    Entry found = new Entry(Faults.below(places.get(0).pointer, key), null, faults);
    for (Place place : places) {
      for (String name : names) {
        String pointer = Faults.below(place.pointer, name);
        found = found.or(new Entry(pointer, place.members.get(name), faults));
      }
    }
    return found;
  }

  /** Returns the value under a key that the author chose; a bad name is a fault. */
  Entry named(String key) {
    new Entry(at(key).pointer(), key, faults).name();
    return at(key);
  }

  /** Refuses each of these keys by name if it is given. */
  void notYet(String... keys) {
    for (String key : keys) {
      at(key).notYet(": " + key);
      later.add(key);
    }
  }

  /** Faults every key that was not read. */
  void done() {
    for (Place place : places) {
      for (String key : place.members.keySet()) {
        if (!known.contains(key)) {
          faults.add(Faults.below(place.pointer, key), () -> unknown(key));
        }
      }
    }
  }

  private String unknown(String key) {
    return Nearest.of(key, known)
        .map(name -> "unknown key; did you mean " + name + "?")
        .orElseGet(() -> "unknown key; allowed: " + allowed());
  }

  private String allowed() {
    return known.stream().filter(key -> !later.contains(key)).collect(Collectors.joining(", "));
  }
}
