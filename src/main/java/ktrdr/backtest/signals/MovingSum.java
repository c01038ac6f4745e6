package ktrdr.backtest.signals;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The sum of the last values of a series, kept in three ways: as a whole number of 10⁻⁸, while all
 * of these values are such numbers; as a double with a bound of its error; and exactly, which is
 * computed only when neither of these decides.
 *
 * <p>A value that has at most 15 significant digits stands for that decimal number, as it was
 * written: 0.1 is one tenth. Any other value is the double itself.
 */
final class MovingSum {
  /** More than the rounding errors of one step, relative to the numbers that take part in it. */
  static final double ROUNDING = 0x1p-51;

  private static final int DIGITS = 15;
  private static final MathContext WRITTEN = new MathContext(DIGITS);
  private static final double UNITS = 1e8;
  private static final long NONE = Long.MIN_VALUE;

  private final double[] values;
  private final long[] units;
  private final int length;
  private long unitSum;
  private int withoutUnits;
  private double sum;
  private double error;
  private BigDecimal exact = BigDecimal.ZERO;
  private int exactAt = -1;

  /**
   * A sum before its first value.
   *
   * @param units of the values
   * @param length number of values that are summed up, 1 or more
   */
  MovingSum(double[] values, long[] units, int length) {
    this.values = values;
    this.units = units;
    this.length = length;
  }

  /** The values as numbers of 10⁻⁸, of which {@code length} add up to a long. */
  static long[] units(double[] values, int length) {
    double most = Math.min(StrictMath.pow(10, DIGITS), Long.MAX_VALUE / length) - 1;
    long[] units = new long[values.length];
    for (int i = 0; i < units.length; i++) {
      double whole = Math.rint(values[i] * UNITS);
      // The quotient is the double that is closest to the decimal number.
      boolean exact = Math.abs(whole) <= most && whole / UNITS == values[i];
      units[i] = exact ? (long) whole : NONE;
    }
    return units;
  }

  /** Moves on to value {@code i}, the one after the last. */
  void moveTo(int i) {
    double in = values[i];
    double out = i >= length ? values[i - length] : 0;
    sum += in - out;
    error += (Math.abs(in) + Math.abs(out) + Math.abs(sum)) * ROUNDING;
    count(units[i], 1);
    if (i >= length) {
      count(units[i - length], -1);
    }
  }

  private void count(long value, int sign) {
    if (value == NONE) {
      withoutUnits += sign;
    } else {
      unitSum += sign * value;
    }
  }

  /** Whether {@link #units()} is the exact sum. */
  boolean hasUnits() {
    return withoutUnits == 0;
  }

  /** The sum of the values as a number of 10⁻⁸. */
  long units() {
    return unitSum;
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
