package ktrdr.agent;

import ktrdr.backtest.Moments;

/**
 * The strategies that were tried on the same data, including this one. The deflated Sharpe ratio
 * depends on their number.
 *
 * @param count number of strategies, 1 or more
 * @param variance variance of their Sharpe ratios per bar (not annual); NaN when unknown
 */
public record Trials(int count, double variance) {

  public Trials {
    if (count < 1) {
      throw new IllegalArgumentException(count + " trials");
    }
  }

  /** For the first strategy on its data. */
  public static Trials first() {
    return new Trials(1, Double.NaN);
  }

  /** In one line, with every digit. */
  public String line() {
    return count + " " + variance;
  }

  /** Reads {@link #line()}. */
  public static Trials of(String line) {
    int blank = line.indexOf(' ');
    return new Trials(
        Integer.parseInt(line, 0, blank, 10), Double.parseDouble(line.substring(blank + 1)));
  }

  /**
   * Computes the variance.
   *
   * @param count number of strategies, 1 or more
   * @param sharpes Sharpe ratios per bar of those that have one
   */
  public static Trials of(int count, double[] sharpes) {
    double deviation = sharpes.length < 2 ? Double.NaN : Moments.of(sharpes).deviation();
    return new Trials(count, deviation * deviation);
  }
}
