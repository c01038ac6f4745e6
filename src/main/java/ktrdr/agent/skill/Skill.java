package ktrdr.agent.skill;

import java.util.Arrays;
import java.util.List;
import ktrdr.training.labels.Label;
import ktrdr.work.ProgressMonitor;

/**
 * How much better than a constant a network forecasts rows that it was not trained on.
 *
 * @param rows rows that count
 * @param nats mean of the log loss that it saves in a row; 0 or less without skill, NaN without
 *     rows
 * @param t its t statistic over blocks of rows; NaN with fewer than two blocks
 */
public record Skill(int rows, double nats, double t) {
  private static final List<Label> DIRECTIONS = List.of(Label.BUY, Label.SELL);

  /**
   * The skill to tell BUY from SELL, over rows that are one of them: the log loss of P(BUY) /
   * (P(BUY) + P(SELL)). What only knows when prices move has none.
   *
   * @param folds in time order
   * @param horizon bars that a label looks ahead
   */
  public static Skill directional(List<Forecasts> folds, int horizon) {
    return directional(folds, horizon, ProgressMonitor.unwatched());
  }

  /** Likewise, but cancellable between two folds. */
  public static Skill directional(List<Forecasts> folds, int horizon, ProgressMonitor monitor) {
    return of(folds, DIRECTIONS, horizon, monitor);
  }

  /**
   * The skill to tell all three labels apart. Volatility clusters, so to know when prices move is
   * enough for it; it is no reason to trade.
   *
   * @param folds in time order
   * @param horizon bars that a label looks ahead
   */
  public static Skill threeClass(List<Forecasts> folds, int horizon) {
    return threeClass(folds, horizon, ProgressMonitor.unwatched());
  }

  /** Likewise, but cancellable between two folds. */
  public static Skill threeClass(List<Forecasts> folds, int horizon, ProgressMonitor monitor) {
    return of(folds, List.of(Label.values()), horizon, monitor);
  }

  private static Skill of(
      List<Forecasts> folds, List<Label> among, int horizon, ProgressMonitor monitor) {
    double[] gains =
        folds.stream()
            .peek(fold -> monitor.stopIfCancelled())
            .map(fold -> fold.gains(among))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    double sum = 0;
    for (double gain : gains) {
      sum += gain;
    }
    return new Skill(gains.length, sum / gains.length, Blocks.of(gains.length, horizon).t(gains));
  }
}
