package ktrdr.backtest;

import java.util.List;
import java.util.Map;
import ktrdr.strategy.Strategy.Account;

/**
 * What a backtest found.
 *
 * @param performance of the policy
 * @param benchmark of buying at the first chance and holding, with the same account and costs
 */
public record BacktestResult(
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

  /** The results of an operation of type backtesting, by the names of the wire, without gate. */
  public Map<String, Object> facts() {
    Map<String, Object> when =
        new Metrics()
            .say("from", period.from().toString())
            .say("to", period.to().toString())
            .say("bars", period.size())
            .asMap();
    return new Metrics()
        .say("period", when)
        .say("in_sample", period.inSample())
        .all(performance.facts())
        .say("benchmark", benchmarkFacts())
        .asMap();
  }

  private Map<String, Object> benchmarkFacts() {
    return new Metrics()
        .say("name", "buy_and_hold")
        .say("position_size", account.positionSize())
        .all(benchmark.facts())
        .asMap();
  }
}
