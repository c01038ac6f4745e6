package ktrdr.agent.results;

import java.util.Optional;
import ktrdr.backtest.Metrics;
import ktrdr.training.Score;

/**
 * The numbers that a verdict is based on. An undefined number is NaN or infinite.
 *
 * @param trading the numbers of the backtest; empty when there was none
 * @param test the model's score on the test rows
 * @param trials number of strategies tried on the same data, including this one; 1 or more
 * @param detail what was computed beside them
 */
public record Statistics(
    Optional<Trading> trading, Score test, int trials, LeakReport leaks, StatisticsDetail detail) {

  /** Without any detail, as in results of earlier versions. */
  public Statistics(Optional<Trading> trading, Score test, int trials, LeakReport leaks) {
    this(trading, test, trials, leaks, StatisticsDetail.NONE);
  }

  /** These numbers, with this detail. */
  public Statistics with(StatisticsDetail other) {
    return new Statistics(trading, test, trials, leaks, other);
  }

  /**
   * The numbers of a backtest.
   *
   * @param metrics the figures of the signals that were tested
   * @param market the figures of buy-and-hold
   */
  public record Trading(Metrics metrics, Market market, AnnualSharpe sharpe) {}

  /**
   * Buy-and-hold on the same bars, with the same position size and costs.
   *
   * @param totalReturn as a fraction
   * @param sharpe annual ratio
   * @param maxDrawdown as a fraction of the high, 0 to 1
   */
  public record Market(double totalReturn, double sharpe, double maxDrawdown) {
    /** Takes the figures from the metrics of buy-and-hold. */
    public static Market of(Metrics metrics) {
      return new Market(metrics.totalReturn(), metrics.sharpe(), metrics.maxDrawdown());
    }
  }
}
