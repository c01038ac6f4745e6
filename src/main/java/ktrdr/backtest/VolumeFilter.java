package ktrdr.backtest;

import ktrdr.market.BarSeries;

/** Whether enough is traded in a bar to send an order at its close. */
final class VolumeFilter {
  private static final int BARS = 20;

  private final BarSeries bars;
  private final double least;

  /**
   * Creates a filter.
   *
   * @param least share of the mean volume of the last 20 bars; 0 lets every bar pass
   */
  VolumeFilter(BarSeries bars, double least) {
    this.bars = bars;
    this.least = least;
  }

  /**
   * Whether its volume is too small; among the first 19 bars, by the mean of those there are. Where
   * nothing was traded at all, it is.
   */
  boolean isThin(int bar) {
    if (least == 0) {
      return false;
    }
    int first = Math.max(0, bar - BARS + 1);
    double sum = 0;
    for (int i = first; i <= bar; i++) {
      sum += bars.volume(i);
    }
    return sum == 0 || bars.volume(bar) < least * (sum / (bar - first + 1));
  }
}
