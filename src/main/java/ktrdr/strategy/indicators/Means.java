package ktrdr.strategy.indicators;

import java.util.Arrays;

/** Values that begin later than the bars. */
final class Means {
  private Means() {}

  /**
   * Simple means.
   *
   * @param first index of the first value that is defined
   * @return undefined before {@code first + period − 1}
   */
  static double[] simple(double[] values, int first, int period) {
    double[] means = new double[values.length];
    Arrays.fill(means, Double.NaN);
    if (values.length > first) {
      double[] known = TaLib.sma(Arrays.copyOfRange(values, first, values.length), period);
      System.arraycopy(known, 0, means, first, known.length);
    }
    return means;
  }

  /** Makes all outputs begin at the same bar, the last of them to begin. */
  static double[][] from(int first, double[]... outputs) {
    for (double[] values : outputs) {
      Arrays.fill(values, 0, Math.min(first, values.length), Double.NaN);
    }
    return outputs;
  }
}
