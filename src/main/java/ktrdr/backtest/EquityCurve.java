package ktrdr.backtest;

/**
 * Equity at the close of each bar, in US dollars, oldest first, two points or more.
 *
 * <p>Returns are simple, from bar to bar; the risk-free rate is 0. A ratio whose denominator is 0
 * is NaN or infinite.
 */
public final class EquityCurve {
  private final double[] values;
  private final double barsPerYear;

  public EquityCurve(double[] values, double barsPerYear) {
    if (values.length < 2) {
      throw new IllegalArgumentException(values.length + " points");
    }
    this.values = values.clone();
    this.barsPerYear = barsPerYear;
  }

  public int size() {
    return values.length;
  }

  public double value(int i) {
    return values[i];
  }

  public double first() {
    return values[0];
  }

  public double last() {
    return values[values.length - 1];
  }

  public double barsPerYear() {
    return barsPerYear;
  }

  /** Return of each bar after the first; 0 once nothing is left. */
  public double[] returns() {
    double[] returns = new double[values.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = values[i] > 0 ? values[i + 1] / values[i] - 1 : 0;
    }
    return returns;
  }

  /** Fall from the highest point so far as a fraction of it, for each bar; 0 at a new high. */
  public double[] drawdowns() {
    double[] drawdowns = new double[values.length];
    double peak = values[0];
    for (int i = 0; i < values.length; i++) {
      peak = Math.max(peak, values[i]);
      drawdowns[i] = (peak - values[i]) / peak;
    }
    return drawdowns;
  }

  /** Deepest drawdown, 0 to 1; above 1 only when more than everything was lost. */
  public double maxDrawdown() {
    double worst = 0;
    double peak = values[0];
    for (double value : values) {
      peak = Math.max(peak, value);
      worst = Math.max(worst, (peak - value) / peak);
    }
    return worst;
  }

  /** Most bars in a row below an earlier high. */
  public int longestDrawdown() {
    int longest = 0;
    int bars = 0;
    double peak = values[0];
    for (double value : values) {
      peak = Math.max(peak, value);
      bars = value < peak ? bars + 1 : 0;
      longest = Math.max(longest, bars);
    }
    return longest;
  }

  public double totalReturn() {
    return last() / first() - 1;
  }

  /** The yearly return that, compounded, gives the total; −1 when nothing is left. */
  public double annualReturn() {
    double growth = last() / first();
    return growth <= 0 ? -1 : StrictMath.pow(growth, barsPerYear / (values.length - 1)) - 1;
  }

  /** Standard deviation of the returns (one degree of freedom less), times √bars a year. */
  public double annualVolatility() {
    return Moments.of(returns()).deviation() * Math.sqrt(barsPerYear);
  }

  /** Mean over standard deviation of the returns, times √bars a year. */
  public double sharpe() {
    return Moments.of(returns()).sharpe() * Math.sqrt(barsPerYear);
  }

  /** Mean return over the root mean square of the losses (target 0), times √bars a year. */
  public double sortino() {
    double[] returns = returns();
    double squares = 0;
    for (double r : returns) {
      squares += r < 0 ? r * r : 0;
    }
    double downside = Math.sqrt(squares / returns.length);
    return Moments.of(returns).mean() / downside * Math.sqrt(barsPerYear);
  }

  /** Annual return over the deepest drawdown. */
  public double calmar() {
    return annualReturn() / maxDrawdown();
  }
}
