package ktrdr.backtest;

/**
 * Equity at the close of each bar, in US dollars, oldest first; at least two points.
 *
 * <p>Returns are simple returns from bar to bar. The risk-free rate is what cash earns: each bar of
 * a year earns an equal part of it. A ratio whose denominator is 0 is NaN or infinite.
 */
public final class EquityCurve {
  /** Excess returns below this are rounding errors of an account that only held cash. */
  private static final double ROUNDING = 1e-14;

  private final double[] values;
  private final double barsPerYear;
  private final double cashRate;

  /** Copies the values; cash earns nothing. */
  public EquityCurve(double[] values, double barsPerYear) {
    this(values, barsPerYear, 0);
  }

  /**
   * Copies the values.
   *
   * @param values equity in US dollars, oldest first
   * @param barsPerYear the number of bars in a year, for annual figures
   * @param cashRate what cash earns, as a fraction a year
   * @throws IllegalArgumentException when there are fewer than two values
   */
  public EquityCurve(double[] values, double barsPerYear, double cashRate) {
    if (values.length < 2) {
      throw new IllegalArgumentException(values.length + " points");
    }
    this.values = values.clone();
    this.barsPerYear = barsPerYear;
    this.cashRate = cashRate;
  }

  /** This curve, measured against cash that earns this rate. */
  public EquityCurve against(double cashRate) {
    return new EquityCurve(values, barsPerYear, cashRate);
  }

  public int size() {
    return values.length;
  }

  /** Equity in US dollars at the close of bar {@code i}; the first is 0. */
  public double value(int i) {
    return values[i];
  }

  /** Equity in US dollars at the first close. */
  public double first() {
    return values[0];
  }

  /** Equity in US dollars at the last close. */
  public double last() {
    return values[values.length - 1];
  }

  public double barsPerYear() {
    return barsPerYear;
  }

  /** What cash earns, as a fraction a year. */
  public double cashRate() {
    return cashRate;
  }

  /** The return of each bar after the first, as a fraction; 0 once the equity is 0. */
  public double[] returns() {
    double[] returns = new double[values.length - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = values[i] > 0 ? values[i + 1] / values[i] - 1 : 0;
    }
    return returns;
  }

  /** The returns in excess of what cash earned; 0 once the equity is 0. */
  public double[] excessReturns() {
    double[] returns = returns();
    double cash = cashRate / barsPerYear;
    for (int i = 0; cash != 0 && i < returns.length; i++) {
      double excess = returns[i] - cash;
      returns[i] = values[i] <= 0 || Math.abs(excess) < ROUNDING ? 0 : excess;
    }
    return returns;
  }

  /** For each bar, the fall from the highest equity so far as a fraction of it; 0 at a new high. */
  public double[] drawdowns() {
    double[] drawdowns = new double[values.length];
    double peak = values[0];
    for (int i = 0; i < values.length; i++) {
      peak = Math.max(peak, values[i]);
      drawdowns[i] = (peak - values[i]) / peak;
    }
    return drawdowns;
  }

  /** The deepest drawdown, 0 to 1. */
  public double maxDrawdown() {
    double worst = 0;
    double peak = values[0];
    for (double value : values) {
      peak = Math.max(peak, value);
      worst = Math.max(worst, (peak - value) / peak);
    }
    return worst;
  }

  /** The longest run of bars below an earlier high. */
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

  /** The return from the first value to the last, as a fraction: 0.1 is 10 %. */
  public double totalReturn() {
    return last() / first() - 1;
  }

  /**
   * The yearly return that compounds to the total return, as a fraction; −1 when nothing is left.
   */
  public double annualReturn() {
    double growth = last() / first();
    return growth <= 0 ? -1 : StrictMath.pow(growth, barsPerYear / (values.length - 1)) - 1;
  }

  /** The sample standard deviation (n − 1) of the returns, times √bars per year. */
  public double annualVolatility() {
    return Moments.of(returns()).deviation() * Math.sqrt(barsPerYear);
  }

  /** Sharpe ratio: mean over standard deviation of the excess returns, times √bars per year. */
  public double sharpe() {
    return Moments.of(excessReturns()).sharpe() * Math.sqrt(barsPerYear);
  }

  /**
   * Sortino ratio: mean excess return over the root mean square of the negative ones (all returns
   * count), times √bars per year.
   */
  public double sortino() {
    double[] returns = excessReturns();
    double squares = 0;
    for (double r : returns) {
      squares += r < 0 ? r * r : 0;
    }
    double downside = Math.sqrt(squares / returns.length);
    return Moments.of(returns).mean() / downside * Math.sqrt(barsPerYear);
  }

  /** Calmar ratio: annual return over the deepest drawdown. */
  public double calmar() {
    return annualReturn() / maxDrawdown();
  }
}
