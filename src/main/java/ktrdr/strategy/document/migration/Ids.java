package ktrdr.strategy.document.migration;

import java.util.Locale;

/** Names of version 2 as names of version 3.0, which are of a-z, 0-9, _ and -. */
final class Ids {
  private Ids() {}

  static String of(String id) {
    String lower = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
    return lower.isEmpty() || !Character.isLetterOrDigit(lower.charAt(0)) ? "x" + lower : lower;
  }
}
