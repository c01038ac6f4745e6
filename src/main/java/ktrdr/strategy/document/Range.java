package ktrdr.strategy.document;

import java.util.Locale;

/**
 * The allowed numbers.
 *
 * @param min least number
 * @param max greatest number, inclusive
 * @param above true if {@code min} itself is not allowed
 */
record Range(double min, double max, boolean above) {

  static Range of(double min, double max) {
    return new Range(min, max, false);
  }

  static Range above(double min, double max) {
    return new Range(min, max, true);
  }

  static Range atLeast(double min) {
    return new Range(min, Double.MAX_VALUE, false);
  }

  boolean holds(double number) {
    return (above ? number > min : number >= min) && number <= max;
  }

  /** {@code from 0 to 1}. */
  @Override
  public String toString() {
    boolean open = max == Double.MAX_VALUE;
    if (above) {
      return open ? "above " + text(min) : "above %s, at most %s".formatted(text(min), text(max));
    }
    return open ? text(min) + " or more" : "from %s to %s".formatted(text(min), text(max));
  }

  private static String text(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }
}
