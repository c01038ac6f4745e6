package ktrdr.strategy.indicators;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy.PriceSource;

/**
 * Moves prices to a size at which TA-Lib works: it takes differences below 1e-8 for none, which
 * would silence a coin that costs 1e-6. Scaling by a power of two changes no digit, and the first
 * price that is not 0 is known at every bar that matters.
 */
record Scale(int exponent) {
  private static final int SIZE = 60;

  /** The scale of the first of these prices that is not 0. */
  static Scale of(BarSeries bars, PriceSource source) {
    for (double price : Prices.of(bars, source)) {
      if (price != 0) {
        return new Scale(SIZE - Math.getExponent(price));
      }
    }
    return new Scale(0);
  }

  double[] up(double[] prices) {
    return scaled(prices, exponent);
  }

  double[] down(double[] values) {
    return scaled(values, -exponent);
  }

  private static double[] scaled(double[] values, int by) {
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = Math.scalb(values[i], by);
    }
    return scaled;
  }
}
