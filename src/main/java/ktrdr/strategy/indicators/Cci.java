package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.PriceSource;

/**
 * Commodity channel index (Lambert): distance of the typical price from its mean, in mean
 * deviations over 0.015.
 */
final class Cci implements IndicatorType {

  @Override
  public String name() {
    return "cci";
  }

  @Override
  public String description() {
    return "Distance of the typical price from its mean, mostly -100 to 100; 0 while nothing moves";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(IndicatorParameter.bars("period", 2, 20));
  }

  @Override
  public List<String> outputs() {
    return List.of();
  }

  @Override
  public boolean hasSource() {
    return false;
  }

  @Override
  public int warmUp(Map<String, Double> parameters) {
    return parameters.get("period").intValue() - 1;
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    int period = indicator.parameters().get("period").intValue();
    HighsAndLows of = HighsAndLows.of(bars);
    double[] values = TaLib.cci(of.highs(), of.lows(), of.closes(), period);
    double[] typical = Prices.of(bars, PriceSource.HLC3);
    double[] highest = TaLib.max(typical, period);
    double[] lowest = TaLib.min(typical, period);
    for (int i = 0; i < values.length; i++) {
      // The rounding of a mean of equal prices, divided by itself, is no distance.
      if (highest[i] == lowest[i]) {
        values[i] = 0;
      }
    }
    return new double[][] {values};
  }
}
