package ktrdr.backtest;

import java.util.Optional;

/**
 * The figures of one backtest. A figure that is undefined, such as the win rate without trades, is
 * NaN or infinite.
 *
 * @param exposure share of bars in which a position was held, 0 to 1
 * @param turnover traded dollars over mean equity, per year: 2 means that all equity was invested
 *     and sold once
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
   * Equity and profit in US dollars. The capital, the net profit, the interest and a shortfall make
   * the equity at the end.
   *
   * @param initial equity at the first close
   * @param end equity at the last close
   * @param netProfit of all trades, after commissions and borrowing
   * @param ruin when everything was lost, if it was
   */
  public record Capital(
      double initial, double end, double netProfit, Optional<Ruin> ruin, Carry carry) {

    /** Of an account that was not ruined and to which time did nothing. */
    public Capital(double initial, double end, double netProfit) {
      this(initial, end, netProfit, Optional.empty(), Carry.NONE);
    }
  }

  /**
   * What time earned and cost, in US dollars.
   *
   * @param interest that idle cash earned
   * @param borrowing paid for the units of short sales; part of the net profit
   */
  public record Carry(double interest, double borrowing) {
    /** Time earned and cost nothing. */
    public static final Carry NONE = new Carry(0, 0);
  }

  /**
   * Returns as fractions: 0.1 is 10 %.
   *
   * @param total from the first close to the last; −1 when everything was lost
   * @param annual the yearly return that compounds to the total
   * @param annualVolatility standard deviation of the bars' returns, times √bars per year
   */
  public record Returns(double total, double annual, double annualVolatility) {}

  /**
   * Annualised ratios of return to risk, the first two in excess of what cash earns. {@link
   * EquityCurve} defines them.
   *
   * @param cashRate what cash earned, as a fraction a year
   */
  public record Ratios(double sharpe, double sortino, double calmar, double cashRate) {

    /** Where cash earned nothing. */
    public Ratios(double sharpe, double sortino, double calmar) {
      this(sharpe, sortino, calmar, 0);
    }
  }

  /**
   * How far and how long equity was below an earlier high.
   *
   * @param deepest as a fraction of the high, 0 to 1; above 1 only in results of earlier versions,
   *     whose accounts could owe
   * @param longest the longest run of bars below a high
   */
  public record Drawdown(double deepest, int longest) {}

  /**
   * The figures of the closed trades.
   *
   * @param winRate share of trades that earned more than their commissions, 0 to 1
   * @param profitFactor dollars won by winning trades over dollars lost by losing trades
   * @param averageProfit mean net profit of a trade in US dollars
   * @param averageBars mean number of bars from entry to exit
   * @param breakEvenCommission commission per side, as a fraction, at which the net profit would be
   *     0
   * @param commission total of all trades, both sides, in US dollars
   */
  public record TradeMetrics(
      int count,
      double winRate,
      double profitFactor,
      double averageProfit,
      double averageBars,
      double breakEvenCommission,
      double commission) {}

  /** The annual Sharpe ratio. */
  public double sharpe() {
    return ratios.sharpe();
  }

  /** The return from the first close to the last, as a fraction. */
  public double totalReturn() {
    return returns.total();
  }

  /** The deepest drawdown, as a fraction of the high. */
  public double maxDrawdown() {
    return drawdown.deepest();
  }
}
