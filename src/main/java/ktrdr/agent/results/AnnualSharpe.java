package ktrdr.agent.results;

/**
 * The Sharpe ratio of a backtest and how much of it could be luck.
 *
 * @param ratio mean over standard deviation of the bars' returns, times √bars per year
 */
public record AnnualSharpe(double ratio, Sample sample, Luck luck, Interval interval) {

  /**
   * The returns that the ratio is computed from.
   *
   * @param skewness third standardised moment
   * @param kurtosis fourth standardised moment; 3 for a normal distribution
   * @param observations number of returns
   * @param years time that they span
   */
  public record Sample(double skewness, double kurtosis, int observations, double years) {}

  /**
   * How the ratio compares with luck. {@link ktrdr.agent.skill.SharpeStatistics} has the formulas.
   *
   * @param probabilistic probability that the true ratio is above 0; 0 to 1
   * @param deflated probability that the true ratio is above the one that the best of all trials
   *     reaches by luck; 0 to 1
   * @param ratio the annual ratio that the best of all trials reaches by luck
   * @param yearsNeeded years of such returns needed to tell the ratio from 0 with 95 % confidence;
   *     infinite when it is not above 0
   */
  public record Luck(double probabilistic, double deflated, double ratio, double yearsNeeded) {}

  /**
   * A bootstrap confidence interval of the annual ratio.
   *
   * @param confidence probability that the interval covers the true ratio, 0 to 1
   * @param resamples number of resamples
   * @param blockLength mean length of a block in bars
   */
  public record Interval(
      double low, double high, double confidence, int resamples, double blockLength) {}
}
