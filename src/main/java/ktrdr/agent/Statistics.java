package ktrdr.agent;

import java.util.Optional;
import ktrdr.backtest.Metrics;
import ktrdr.training.Score;

/**
 * The numbers that a verdict rests on. A number that is not defined is NaN or infinite.
 *
 * @param trading of the backtest; empty when there was none
 * @param test score of the model on the test rows
 * @param trials strategies tried on the same data, this one included; 1 or more
 */
public record Statistics(Optional<Trading> trading, Score test, int trials, LeakReport leaks) {

  /**
   * The numbers of a backtest.
   *
   * @param metrics of the policy
   */
  public record Trading(Metrics metrics, Market market, AnnualSharpe sharpe) {}

  /**
   * Buying and holding on the same bars, at the same size and costs.
   *
   * @param totalReturn as a fraction
   * @param sharpe annual ratio
   * @param maxDrawdown as a fraction of the high, 0 to 1
   */
  public record Market(double totalReturn, double sharpe, double maxDrawdown) {
    public static Market of(Metrics metrics) {
      return new Market(metrics.totalReturn(), metrics.sharpe(), metrics.maxDrawdown());
    }
  }
}
