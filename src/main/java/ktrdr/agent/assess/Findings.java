package ktrdr.agent.assess;

import ktrdr.agent.AnnualSharpe;
import ktrdr.agent.Evidence;
import ktrdr.agent.Statistics;
import ktrdr.backtest.Metrics;

/** The evidence and the numbers that a verdict is based on. */
record Findings(Evidence evidence, Statistics statistics) {
  private static final int FEW_TRADES = 30;

  boolean backtested() {
    return statistics.trading().isPresent();
  }

  /** The figures of the backtest. Needs a backtest. */
  Metrics metrics() {
    return trading().metrics();
  }

  /** The figures of buy-and-hold. Needs a backtest. */
  Statistics.Market market() {
    return trading().market();
  }

  /** The Sharpe ratio of the backtest. Needs a backtest. */
  AnnualSharpe sharpe() {
    return trading().sharpe();
  }

  /** The number of closed trades. Needs a backtest. */
  int trades() {
    return metrics().trades().count();
  }

  /** Whether there are too few trades to tell much. Needs a backtest. */
  boolean fewTrades() {
    return trades() < FEW_TRADES;
  }

  private Statistics.Trading trading() {
    return statistics.trading().orElseThrow();
  }
}
