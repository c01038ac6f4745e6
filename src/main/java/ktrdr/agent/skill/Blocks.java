package ktrdr.agent.skill;

import ktrdr.backtest.Moments;

/**
 * Cuts rows in time order into blocks of about equal length. Labels of neighbouring rows look at
 * the same later bars, so rows are not independent; blocks of at least two horizons nearly are.
 *
 * @param rows number of rows, 0 or more
 * @param count number of blocks; 0 when there are too few rows for one
 */
record Blocks(int rows, int count) {
  private static final int SHORTEST = 20;

  /** A standard error below this is taken for a rounding error of floats. */
  private static final double LEAST_ERROR = 1e-6;

  /**
   * Cuts rows into blocks of max(20, 2 × horizon) rows, and a few more where they don't divide.
   *
   * @param horizon bars that a label looks ahead, 0 or more
   */
  static Blocks of(int rows, int horizon) {
    return new Blocks(rows, (int) (rows / Math.max(SHORTEST, 2L * horizon)));
  }

  /** The first row of a block. The first row of block {@code count} is the number of rows. */
  int first(int block) {
    return (int) ((long) rows * block / count);
  }

  /**
   * The t statistic of the mean against 0, over the means of the blocks: NaN with fewer than two.
   *
   * @param values one for each row
   */
  double t(double[] values) {
    if (count < 2) {
      return Double.NaN;
    }
    Moments means = Moments.of(means(values));
    return means.mean() / Math.max(LEAST_ERROR, means.deviation() / Math.sqrt(count));
  }

  private double[] means(double[] values) {
    double[] means = new double[count];
    for (int block = 0; block < count; block++) {
      double sum = 0;
      for (int row = first(block); row < first(block + 1); row++) {
        sum += values[row];
      }
      means[block] = sum / (first(block + 1) - first(block));
    }
    return means;
  }
}
