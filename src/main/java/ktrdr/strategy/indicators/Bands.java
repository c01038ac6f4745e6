package ktrdr.strategy.indicators;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;

/** What Bollinger bands are made of: simple means, and standard deviations of the population. */
record Bands(double[] means, double[] deviations) {

  /** The means and deviations over the {@code period} of an indicator. */
  static Bands of(BarSeries bars, Strategy.Indicator indicator) {
    int period = indicator.parameters().get("period").intValue();
    double[] prices = Prices.of(bars, indicator.source());
    Scale scale = Scale.of(bars, indicator.source());
    double[] deviations = scale.down(TaLib.deviation(scale.up(prices), period));
    return new Bands(TaLib.sma(prices, period), deviations);
  }
}
