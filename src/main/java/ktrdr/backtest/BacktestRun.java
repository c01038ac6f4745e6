package ktrdr.backtest;

import java.util.List;
import ktrdr.strategy.Strategy.Account;

/**
 * The result of a backtest, with every trade and every point of the equity curve.
 *
 * @param performance of the signals that were tested
 * @param benchmark performance of buy-and-hold with the same account and costs
 */
public record BacktestRun(
    TestPeriod period,
    Account account,
    Rules rules,
    Performance performance,
    Performance benchmark) {

  /** The closed trades, in the order in which they were closed. */
  public List<Trade> trades() {
    return performance.trades().list();
  }

  /** Equity in US dollars at the close of each bar of the period. */
  public EquityCurve equity() {
    return performance.equity();
  }

  /** One point per bar of the period; computed on access. */
  public List<EquityPoint> equityPoints() {
    return EquityPoint.of(period, equity(), benchmark.equity());
  }

  /** The figures of the signals that were tested. */
  public Metrics metrics() {
    return performance.metrics();
  }
}
