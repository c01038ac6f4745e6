package ktrdr.backtest;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The sum of the last values of a series, kept twice: as a double with a bound of its error, which
 * takes one addition and one subtraction per value, and exactly, which is computed when the double
 * can't decide.
 *
 * <p>A value that has at most 15 significant digits stands for that decimal number, as it was
 * written: 0.1 is one tenth. Any other value is the double itself.
 */
final class MovingSum {
  /** More than the rounding errors of one step, relative to the numbers that take part in it. */
  static final double ROUNDING = 0x1p-51;

  private static final MathContext WRITTEN = new MathContext(15);

  private final double[] values;
  private final int length;
  private double sum;
  private double error;
  private BigDecimal exact = BigDecimal.ZERO;
  private int exactAt = -1;

  /**
   * A sum before its first value.
   *
   * @param length number of values that are summed up, 1 or more
   */
  MovingSum(double[] values, int length) {
    this.values = values;
    this.length = length;
  }

  /** Moves on to value {@code i}, the one after the last. */
  void moveTo(int i) {
    double in = values[i];
    double out = i >= length ? values[i - length] : 0;
    sum += in - out;
    error += (Math.abs(in) + Math.abs(out) + Math.abs(sum)) * ROUNDING;
  }

  /** The sum, wrong by at most {@link #error()}. */
  double about() {
    return sum;
  }

  double error() {
    return error;
  }

  /** The exact sum of the values that end at {@code i}, the last one that was moved to. */
  BigDecimal exactly(int i) {
    if (i - exactAt >= length) {
      exact = BigDecimal.ZERO;
      for (int j = Math.max(0, i - length + 1); j <= i; j++) {
        exact = exact.add(decimal(j));
      }
    } else {
      for (int j = exactAt + 1; j <= i; j++) {
        exact = exact.add(decimal(j)).subtract(j >= length ? decimal(j - length) : BigDecimal.ZERO);
      }
    }
    exactAt = i;
    sum = exact.doubleValue();
    error = Math.abs(sum) * ROUNDING;
    return exact;
  }

  private BigDecimal decimal(int i) {
    BigDecimal whole = new BigDecimal(values[i]);
    BigDecimal written = whole.round(WRITTEN);
    return written.doubleValue() == values[i] ? written : whole;
  }
}
