package ktrdr.backtest;

/**
 * The figures of one policy over one period. A figure that is not defined, such as the win rate
 * without trades, is NaN or infinite.
 *
 * @param exposure share of bars in which a position was held, 0 to 1
 * @param turnover dollars that changed hands over mean equity, a year: 2 is all equity in and out
 *     once
 */
public record Metrics(
    Capital capital,
    Returns returns,
    Ratios ratios,
    Drawdown drawdown,
    double exposure,
    double turnover,
    TradeMetrics trades) {

  /**
   * US dollars.
   *
   * @param initial equity at the first close
   * @param end equity at the last close
   * @param netProfit of all trades, after commissions
   */
  public record Capital(double initial, double end, double netProfit) {}

  /**
   * Fractions: 0.1 is 10 %.
   *
   * @param total from the first close to the last; -1 or less when all was lost
   * @param annual the yearly return that, compounded, gives the total
   * @param annualVolatility standard deviation of the bars' returns, times √bars a year
   */
  public record Returns(double total, double annual, double annualVolatility) {}

  /** Annual ratios of return to risk; the risk-free rate is 0. */
  public record Ratios(double sharpe, double sortino, double calmar) {}

  /**
   * The fall below an earlier high.
   *
   * @param deepest as a fraction of the high, 0 to 1; above 1 when more than everything was lost
   * @param longest most bars in a row below a high
   */
  public record Drawdown(double deepest, int longest) {}

  /**
   * The closed trades.
   *
   * @param winRate share of trades that earned more than their commissions, 0 to 1
   * @param profitFactor dollars won over dollars lost
   * @param averageProfit of a trade after commissions, US dollars
   * @param averageBars from entry to exit
   * @param breakEvenCommission a side, as a fraction, at which the trades would have earned nothing
   * @param commission of all trades, both sides, US dollars
   */
  public record TradeMetrics(
      int count,
      double winRate,
      double profitFactor,
      double averageProfit,
      double averageBars,
      double breakEvenCommission,
      double commission) {}

  public double sharpe() {
    return ratios.sharpe();
  }

  public double totalReturn() {
    return returns.total();
  }

  public double maxDrawdown() {
    return drawdown.deepest();
  }
}
