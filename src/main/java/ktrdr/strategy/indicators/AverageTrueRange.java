package ktrdr.strategy.indicators;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy.PriceSource;

/** Average true range with Wilder's smoothing (New Concepts in Technical Trading, 1978). */
public final class AverageTrueRange {
  private AverageTrueRange() {}

  /**
   * Returns the average true range at the close of each bar, in price units. It uses only that bar
   * and earlier ones.
   *
   * @param period in bars, 1 or more
   * @return NaN for the first {@code period} bars
   */
  public static double[] of(BarSeries bars, int period) {
    return TaLib.atr(
        Prices.of(bars, PriceSource.HIGH),
        Prices.of(bars, PriceSource.LOW),
        Prices.of(bars, PriceSource.CLOSE),
        period);
  }
}
