package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;

/** How far the price is from its simple moving average: price / SMA − 1. */
final class DistanceFromMa implements IndicatorType {

  @Override
  public String name() {
    return "distance_from_ma";
  }

  @Override
  public String description() {
    return "Price over its simple moving average, minus 1: a fraction, 0.05 is 5 % above the mean";
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
  public int warmUp(Map<String, Double> parameters) {
    return parameters.get("period").intValue() - 1;
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    double[] prices = Prices.of(bars, indicator.source());
    double[] means = TaLib.sma(prices, indicator.parameters().get("period").intValue());
    for (int i = 0; i < prices.length; i++) {
      // A mean of 0 is a volume that was always 0: no distance from it.
      means[i] = means[i] == 0 ? 0 : prices[i] / means[i] - 1;
    }
    return new double[][] {means};
  }
}
