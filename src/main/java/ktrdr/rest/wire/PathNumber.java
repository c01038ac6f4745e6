package ktrdr.rest.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number of a session or a schedule, as it stands in a path. */
public final class PathNumber {
  // As JSON writes it: neither +7 nor 007, nor the digits of another script.
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private PathNumber() {}

  /** The number; empty when it is none that anything could have. */
  public static Optional<Long> of(String written) {
    return NUMBER.matcher(written).matches()
        ? Optional.of(Long.valueOf(written))
        : Optional.empty();
  }
}
