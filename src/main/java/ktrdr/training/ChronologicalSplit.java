package ktrdr.training;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/**
 * The training, validation and test parts of a series, in time order.
 *
 * <p>Depends only on the strategy's shares and the number of bars, so that design and backtest find
 * these parts without a training. Warm-up bars belong to the training part. Neither they nor bars
 * whose label was decided after their part ended have a row.
 */
public record ChronologicalSplit(SplitRange train, SplitRange validation, SplitRange test) {
  // Keeps a sum of shares such as 0.7 + 0.15 from losing a bar to rounding.
  private static final double ROUNDING = 1e-9;

  /**
   * Splits a series.
   *
   * @throws EmptySplit if a part has no bar
   */
  public static ChronologicalSplit of(Strategy strategy, BarSeries bars) {
    return of(strategy.learning().holdout(), bars);
  }

  public static ChronologicalSplit of(Strategy.Split shares, BarSeries bars) {
    int validation = share(bars, shares.train());
    int test = share(bars, shares.train() + shares.validation());
    return new ChronologicalSplit(
        SplitRange.of("training", bars, 0, validation),
        SplitRange.of("validation", bars, validation, test),
        SplitRange.of("test", bars, test, bars.size()));
  }

  private static int share(BarSeries bars, double share) {
    return Math.min(bars.size(), (int) Math.floor(bars.size() * share + ROUNDING));
  }
}
