package ktrdr.strategy.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.strategy.document.yaml.Faults;

/** Finds the name that the author most likely meant. */
final class Nearest {
  private static final int LONGEST = 64;
  private static final int MOST_LISTED = 20;

  private Nearest() {}

  /** Returns a sentence that lists the names that do exist. */
  static String missing(String kind, String written, Collection<String> names) {
    String first = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    String only = names.size() <= MOST_LISTED ? first : first + ", …";
    String shown = '"' + Faults.shown(written) + '"';
    return "there is no " + kind + " " + shown + ", only " + only + hint(written, names);
  }

  /** Returns {@code "; did you mean epochs?"}, or nothing if no name is close. */
  static String hint(String written, Collection<String> names) {
    return of(written, names).map(name -> "; did you mean " + name + "?").orElse("");
  }

  static Optional<String> of(String written, Collection<String> names) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = written.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> distance(lower, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(lower, name)));
  }

  /** Letters to insert, delete or change (Levenshtein), ignoring case. */
  private static int distance(String written, String name) {
    String other = name.toLowerCase(Locale.ROOT);
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= written.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (written.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
