package ktrdr.backtest.files;

import java.math.BigInteger;

/**
 * The shortest decimal number that reads back as a given double, and of these the closest one: the
 * same digits on every JDK. {@code Double.toString} gives other digits on JDK 17 than on later
 * ones, and {@code BigDecimal} takes seconds for the millions of points of an equity curve.
 *
 * <p>This is the algorithm of Raffaello Giulietti, "The Schubfach way to render doubles" (2020),
 * whose names for the numbers are kept: c·2^q is the double, and V, VL and VR are four times the
 * double and the ends of the interval that rounds to it, each divided by a power of ten.
 *
 * @param digits 1 to 17 digits without a sign, as a number
 * @param exponent of the power of ten that the digits are multiplied with
 */
record ShortestDecimal(long digits, int exponent) {
  private static final int MANTISSA_BITS = 52;
  private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
  private static final int BIAS = 1_075;
  private static final int SMALLEST_Q = -1_074;
  private static final int FIRST_K = -324;
  private static final int LAST_K = 292;
  private static final long LOW_63 = Long.MAX_VALUE;

  /** For each k, a little more than 10^−k in 126 bits: the higher and the lower 63 of them. */
  private static final long[] POWERS = powers();

  /** The decimal for a finite value other than 0; the sign is dropped. */
  static ShortestDecimal of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> MANTISSA_BITS) & 0x7ff;
    long fraction = bits & (HIDDEN_BIT - 1);
    return biased == 0 ? of(SMALLEST_Q, fraction) : of(biased - BIAS, HIDDEN_BIT | fraction);
  }

  private static ShortestDecimal of(int q, long c) {
    // Below a power of two the doubles lie twice as close.
    boolean evenlySpaced = c != HIDDEN_BIT || q == SMALLEST_Q;
    int k = evenlySpaced ? floorLog10OfPowerOf2(q) : floorLog10OfThreeQuarters(q);
    int h = q + floorLog2OfPowerOf10(-k) + 2;
    int odd = (int) c & 1;
    long v = scaled(k, (c << 2) << h);
    long lower = scaled(k, ((c << 2) - (evenlySpaced ? 2 : 1)) << h) + odd;
    long upper = scaled(k, ((c << 2) + 2) << h) - odd;
    long digits = v >> 2;
    long shorter = digits / 10 * 10;
    boolean below = lower <= shorter << 2;
    boolean above = (shorter + 10) << 2 <= upper;
    if (digits >= 10 && below != above) {
      return trimmed(below ? shorter : shorter + 10, k);
    }
    return trimmed(closest(digits, v, lower, upper), k);
  }

  /** The one of {@code digits} and its successor that is in the interval and closest to v. */
  private static long closest(long digits, long v, long lower, long upper) {
    boolean below = lower <= digits << 2;
    boolean above = (digits + 1) << 2 <= upper;
    if (below != above) {
      return below ? digits : digits + 1;
    }
    long middle = v - (digits + digits + 1 << 1);
    return middle < 0 || middle == 0 && (digits & 1) == 0 ? digits : digits + 1;
  }

  private static ShortestDecimal trimmed(long digits, int exponent) {
    long rest = digits;
    int power = exponent;
    while (rest % 10 == 0) {
      rest /= 10;
      power++;
    }
    return new ShortestDecimal(rest, power);
  }

  /** c·10^−k in fixed point, with a last bit that says whether anything was cut off. */
  private static long scaled(int k, long c) {
    long high = POWERS[2 * (k - FIRST_K)];
    long low = POWERS[2 * (k - FIRST_K) + 1];
    long middle = (high * c >>> 1) + Math.multiplyHigh(low, c);
    long whole = Math.multiplyHigh(high, c) + (middle >>> 63);
    return whole | (middle & LOW_63) + LOW_63 >>> 63;
  }

  private static int floorLog10OfPowerOf2(int e) {
    return (int) (e * 661_971_961_083L >> 41);
  }

  private static int floorLog10OfThreeQuarters(int e) {
    return (int) (e * 661_971_961_083L - 274_743_187_321L >> 41);
  }

  private static int floorLog2OfPowerOf10(int e) {
    return (int) (e * 913_124_641_741L >> 38);
  }

  private static long[] powers() {
    long[] powers = new long[2 * (LAST_K - FIRST_K + 1)];
    for (int k = FIRST_K; k <= LAST_K; k++) {
      int shift = 125 - floorLog2OfPowerOf10(-k);
      BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
      BigInteger floor =
          k > 0
              ? BigInteger.ONE.shiftLeft(shift).divide(ten)
              : shift >= 0 ? ten.shiftLeft(shift) : ten.shiftRight(-shift);
      BigInteger g = floor.add(BigInteger.ONE);
      powers[2 * (k - FIRST_K)] = g.shiftRight(63).longValue();
      powers[2 * (k - FIRST_K) + 1] = g.longValue() & LOW_63;
    }
    return powers;
  }
}
