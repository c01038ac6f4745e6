package ktrdr.training;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/**
 * Training, validation and test part of a series, one after the other.
 *
 * <p>A function of the strategy's shares and of the number of bars alone, so that design and
 * backtest find the same parts without a training. Warm-up bars are in the training part; they, and
 * bars whose label was decided after their part ended, are bars without a row.
 */
public record ChronologicalSplit(SplitRange train, SplitRange validation, SplitRange test) {
  // keeps a sum of shares such as 0.7 + 0.15 from losing a bar to rounding
  private static final double ROUNDING = 1e-9;

  /**
   * The split of a series.
   *
   * @throws EmptySplit when a part has no bar
   */
  public static ChronologicalSplit of(Strategy strategy, BarSeries bars) {
    return of(strategy.learning().split(), bars);
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
