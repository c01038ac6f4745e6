package ktrdr.strategy.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.strategy.document.yaml.Faults;

/**
 * The allowed words.
 *
 * @param later words of version 3.0 that this release does not support yet; refused as such
 */
record Words(List<String> allowed, List<String> later) {

  static Words of(String... allowed) {
    return of(List.of(allowed));
  }

  static Words of(List<String> allowed) {
    return new Words(allowed, List.of());
  }

  Words later(String... words) {
    return later(List.of(words));
  }

  Words later(List<String> words) {
    return new Words(allowed, words);
  }

  /** Why a word is not allowed; empty if it is. */
  Optional<String> fault(String word) {
    if (allowed.contains(word)) {
      return Optional.empty();
    }
    if (later.contains(word)) {
      return Optional.of("not supported yet: " + word + "; allowed: " + this);
    }
    List<String> all = Stream.concat(allowed.stream(), later.stream()).toList();
    String shown = '"' + Faults.shown(word) + '"';
    return Optional.of("must be one of " + this + "; is " + shown + Nearest.hint(word, all));
  }

  @Override
  public String toString() {
    return String.join(", ", allowed);
  }
}
