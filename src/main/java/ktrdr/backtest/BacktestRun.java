package ktrdr.backtest;

import java.util.List;
import ktrdr.strategy.Strategy.Account;

/**
 * A backtest that was run, with every trade and every point of equity.
 *
 * @param performance of the policy
 * @param benchmark of buying at the first chance and holding, with the same account and costs
 */
public record BacktestRun(
    TestPeriod period,
    Account account,
    Rules rules,
    Performance performance,
    Performance benchmark) {

  public List<Trade> trades() {
    return performance.trades().list();
  }

  public EquityCurve equity() {
    return performance.equity();
  }

  /** Equity at the close of each bar of the period, with the time of the bar. */
  public List<EquityPoint> equityPoints() {
    return EquityPoint.of(period, equity(), benchmark.equity());
  }

  /** The figures of the policy. */
  public Metrics metrics() {
    return performance.metrics();
  }
}
