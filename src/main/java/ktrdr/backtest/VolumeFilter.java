package ktrdr.backtest;

import ktrdr.market.BarSeries;
import ktrdr.strategy.NoVolume;

/** Whether enough is traded in a bar to send an order at its close. */
final class VolumeFilter {
  private static final int BARS = 20;

  private final BarSeries bars;
  private final double least;

  /**
   * Creates a filter.
   *
   * @param least share of the mean volume of the last 20 bars; 0 lets every bar pass
   * @throws NoVolume if it is above 0, and no bar has any volume
   */
  VolumeFilter(BarSeries bars, double least) {
    this.bars = bars;
    this.least = least;
    if (least > 0 && !hasVolume()) {
      throw new NoVolume(bars);
    }
  }

  private boolean hasVolume() {
    for (int bar = 0; bar < bars.size(); bar++) {
      if (bars.volume(bar) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether its volume is too small; among the first 19 bars, by the mean of those there are. */
  boolean isThin(int bar) {
    if (least == 0) {
      return false;
    }
    int first = Math.max(0, bar - BARS + 1);
    double sum = 0;
    for (int i = first; i <= bar; i++) {
      sum += bars.volume(i);
    }
    return bars.volume(bar) < least * (sum / (bar - first + 1));
  }
}
