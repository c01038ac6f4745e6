package ktrdr.strategy;

/** How much a value belongs to a set. */
public sealed interface Membership {
  /** The degree of {@code x}, 0 to 1. */
  double degree(double x);

  /** Triangular membership: 0 at {@code a} and {@code c}, 1 at {@code b}; a ≤ b ≤ c, a &lt; c. */
  record Triangle(double a, double b, double c) implements Membership {

    /** {@inheritDoc} It is exactly 1 at {@code b}, even if {@code b} is an edge. */
    @Override
    public double degree(double x) {
      if (x == b) {
        return 1;
      }
      if (x <= a || x >= c) {
        return 0;
      }
      return x < b ? (x - a) / (b - a) : (c - x) / (c - b);
    }
  }

  /**
   * Trapezoidal membership: 0 up to {@code a} and from {@code d} on, 1 from {@code b} to {@code c};
   * a ≤ b ≤ c ≤ d, a &lt; d.
   */
  record Trapezoid(double a, double b, double c, double d) implements Membership {

    /** {@inheritDoc} It is exactly 1 at {@code b} and {@code c}, even if they are edges. */
    @Override
    public double degree(double x) {
      if (x >= b && x <= c) {
        return 1;
      }
      if (x <= a || x >= d) {
        return 0;
      }
      return x < b ? (x - a) / (b - a) : (d - x) / (d - c);
    }
  }

  /** Gaussian membership: exp(−(x − mean)² / (2 sigma²)); sigma &gt; 0. */
  record Gaussian(double mean, double sigma) implements Membership {

    /** {@inheritDoc} The same bits on every machine. */
    @Override
    public double degree(double x) {
      double z = (x - mean) / sigma;
      return StrictMath.exp(-z * z / 2);
    }
  }
}
