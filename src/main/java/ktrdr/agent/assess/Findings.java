package ktrdr.agent.assess;

import ktrdr.agent.AnnualSharpe;
import ktrdr.agent.Evidence;
import ktrdr.agent.Statistics;
import ktrdr.backtest.Metrics;

/** The evidence and the numbers that a verdict rests on. */
record Findings(Evidence evidence, Statistics statistics) {

  boolean backtested() {
    return statistics.trading().isPresent();
  }

  /** The figures of the backtest; there is one. */
  Metrics metrics() {
    return trading().metrics();
  }

  /** Buying and holding beside the backtest; there is one. */
  Statistics.Market market() {
    return trading().market();
  }

  /** The Sharpe ratio of the backtest; there is one. */
  AnnualSharpe sharpe() {
    return trading().sharpe();
  }

  /** Closed trades of the backtest; there is one. */
  int trades() {
    return metrics().trades().count();
  }

  private Statistics.Trading trading() {
    return statistics.trading().orElseThrow();
  }
}
