package ktrdr.agent.skill;

import ktrdr.agent.Trials;
import ktrdr.backtest.Moments;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Estimates how much of a Sharpe ratio is luck. Ratios are per observation (a bar), not annual.
 *
 * <p>Probabilistic Sharpe ratio and minimum track record length: Bailey and López de Prado, "The
 * Sharpe ratio efficient frontier", Journal of Risk 15(2), 2012. Deflated Sharpe ratio: Bailey and
 * López de Prado, "The deflated Sharpe ratio", Journal of Portfolio Management 40(5), 2014.
 *
 * @param sharpe mean over standard deviation of the returns
 * @param skewness third standardised moment
 * @param kurtosis fourth standardised moment; 3 for a normal distribution
 * @param observations number of returns, 2 or more
 */
public record SharpeStatistics(double sharpe, double skewness, double kurtosis, int observations) {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final double EULER = 0.577215664901532860606512090082;
  private static final int FEWEST_TRIALS = 10;

  /** The ratio of the returns that have these moments. */
  public static SharpeStatistics of(Moments moments) {
    return new SharpeStatistics(
        moments.sharpe(), moments.skewness(), moments.kurtosis(), moments.count());
  }

  /**
   * The probability that the true ratio is above {@code benchmark}: 0 to 1; NaN without a ratio.
   */
  public double probabilistic(double benchmark) {
    return NORMAL.cumulativeProbability(
        (sharpe - benchmark) * Math.sqrt(observations - 1) / Math.sqrt(spread()));
  }

  /**
   * The probability that the true ratio is above the ratio that the best of {@code trials}
   * worthless strategies reaches by luck.
   *
   * @param variance variance of the ratios of all trials, per observation: {@link #variance}
   */
  public double deflated(int trials, double variance) {
    return probabilistic(luck(trials, variance));
  }

  /** The expected ratio of the best of {@code trials} worthless strategies, per observation. */
  public static double luck(int trials, double variance) {
    return Math.sqrt(variance) * expectedMaximum(trials);
  }

  /** The approximate mean of the maximum of {@code trials} independent standard normal numbers. */
  public static double expectedMaximum(int trials) {
    if (trials <= 1) {
      return 0;
    }
    return (1 - EULER) * NORMAL.inverseCumulativeProbability(1 - 1.0 / trials)
        + EULER * NORMAL.inverseCumulativeProbability(1 - 1 / (trials * StrictMath.E));
  }

  /**
   * The number of observations needed to conclude with this confidence (0 to 1) that the true ratio
   * is above {@code benchmark}; infinite when the ratio is not above it.
   */
  public double minimumTrackRecord(double benchmark, double confidence) {
    if (sharpe <= benchmark) {
      return Double.POSITIVE_INFINITY;
    }
    double quantile = NORMAL.inverseCumulativeProbability(confidence) / (sharpe - benchmark);
    return 1 + spread() * quantile * quantile;
  }

  /**
   * The variance to reckon with for the ratios of all trials, per observation. Even worthless
   * strategies that are all alike would differ by the error of estimation, 1 / (T − 1), so it is
   * never less. Fewer than ten ratios say too little about their variance: then it is that.
   */
  public double variance(Trials trials) {
    double least = 1.0 / (observations - 1);
    boolean known = trials.count() >= FEWEST_TRIALS && !Double.isNaN(trials.variance());
    return known ? Math.max(least, trials.variance()) : least;
  }

  private double spread() {
    return 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
  }
}
