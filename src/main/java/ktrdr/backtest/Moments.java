package ktrdr.backtest;

/**
 * Count and moments of a sample, such as the returns of bars.
 *
 * @param deviation sample standard deviation (n − 1)
 * @param skewness third standardised moment of the population (divided by n)
 * @param kurtosis fourth standardised moment of the population: 3 for a normal distribution
 */
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {

  /** Computes the moments; skewness and kurtosis are NaN when all values are equal. */
  public static Moments of(double[] values) {
    int n = values.length;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : values) {
      double d = value - mean;
      second += d * d;
      third += d * d * d;
      fourth += d * d * d * d;
    }
    double variance = second / n;
    double deviation = Math.sqrt(second / (n - 1));
    return new Moments(
        n,
        mean,
        deviation,
        third / n / (variance * Math.sqrt(variance)),
        fourth / n / (variance * variance));
  }

  /** Mean over standard deviation per observation, not annualised. */
  public double sharpe() {
    return mean / deviation;
  }
}
