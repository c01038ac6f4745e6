package ktrdr.rest.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a session or a schedule in a path. */
public final class PathNumber {
  // As JSON writes it: neither +7 nor 007, and no digits of other scripts.
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private PathNumber() {}

  /** Returns the number; empty if it can't be the number of anything. */
  public static Optional<Long> of(String written) {
    return NUMBER.matcher(written).matches()
        ? Optional.of(Long.valueOf(written))
        : Optional.empty();
  }
}
