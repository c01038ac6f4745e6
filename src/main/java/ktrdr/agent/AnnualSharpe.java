package ktrdr.agent;

/**
 * The Sharpe ratio of a backtest and how much of it could be luck.
 *
 * @param ratio mean over standard deviation of the bars' returns, times √bars a year
 */
public record AnnualSharpe(double ratio, Sample sample, Luck luck, Interval interval) {

  /**
   * The returns that it is computed from.
   *
   * @param observations how many
   * @param years that they span
   */
  public record Sample(double skewness, double kurtosis, int observations, double years) {}

  /**
   * What chance alone would give.
   *
   * @param probabilistic probability that the true ratio is above 0, 0 to 1
   * @param deflated probability that it is above what the best of all trials would reach by luck, 0
   *     to 1
   * @param ratio the annual ratio that the best of all trials would reach by luck
   * @param yearsNeeded of such returns to tell the ratio from 0 with 95 % confidence; infinite when
   *     it is not above 0
   */
  public record Luck(double probabilistic, double deflated, double ratio, double yearsNeeded) {}

  /**
   * Where the true annual ratio lies, by a bootstrap.
   *
   * @param confidence that it lies within, 0 to 1
   * @param resamples how many
   * @param blockLength mean bars of a block
   */
  public record Interval(
      double low, double high, double confidence, int resamples, double blockLength) {}
}
