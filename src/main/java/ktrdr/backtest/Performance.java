package ktrdr.backtest;

import java.util.Optional;

/**
 * How one model's signals performed over one period.
 *
 * @param exposure share of bars in which a position was held, 0 to 1
 * @param ruin when everything was lost, if it was
 * @param interest what idle cash earned, in US dollars
 * @param dear orders that were too small for a whole unit, if there were any
 */
public record Performance(
    EquityCurve equity,
    Trades trades,
    double exposure,
    Optional<Ruin> ruin,
    double interest,
    Optional<DearUnit> dear) {

  /**
   * Traded dollars over mean equity, per year: 2 means that all equity was invested and sold once.
   */
  public double turnover() {
    double sum = 0;
    for (int i = 0; i < equity.size(); i++) {
      sum += equity.value(i);
    }
    double years = (equity.size() - 1) / equity.barsPerYear();
    return trades.notional() / (sum / equity.size()) / years;
  }

  /** Computes the figures from the equity curve and the trades. */
  public Metrics metrics() {
    return new Metrics(
        new Metrics.Capital(
            equity.first(),
            equity.last(),
            trades.netProfit(),
            ruin,
            new Metrics.Carry(interest, trades.borrowing())),
        new Metrics.Returns(equity.totalReturn(), equity.annualReturn(), equity.annualVolatility()),
        new Metrics.Ratios(equity.sharpe(), equity.sortino(), equity.calmar(), equity.cashRate()),
        new Metrics.Drawdown(equity.maxDrawdown(), equity.longestDrawdown()),
        exposure,
        turnover(),
        trades.metrics());
  }
}
