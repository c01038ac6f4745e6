package ktrdr.strategy.indicators;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy.PriceSource;

/** The columns of a series of bars that several indicators read. */
record HighsAndLows(double[] highs, double[] lows, double[] closes) {
  private static final double MIDDLE = 50;

  static HighsAndLows of(BarSeries bars) {
    return new HighsAndLows(
        Prices.of(bars, PriceSource.HIGH),
        Prices.of(bars, PriceSource.LOW),
        Prices.of(bars, PriceSource.CLOSE));
  }

  HighsAndLows scaled(Scale scale) {
    return new HighsAndLows(scale.up(highs), scale.up(lows), scale.up(closes));
  }

  /**
   * Where each close lies between the lowest low and the highest high of the last bars: 0 at the
   * low, 100 at the high, 50 while the price does not move.
   */
  double[] position(int period) {
    double[] highest = TaLib.max(highs, period);
    double[] lowest = TaLib.min(lows, period);
    double[] position = new double[closes.length];
    for (int i = 0; i < closes.length; i++) {
      double range = highest[i] - lowest[i];
      position[i] = range == 0 ? MIDDLE : 100 * ((closes[i] - lowest[i]) / range);
    }
    return position;
  }
}
