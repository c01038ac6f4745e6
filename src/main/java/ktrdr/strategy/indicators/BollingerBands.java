package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;

/**
 * Bollinger bands: the simple mean, and so many standard deviations of the population around it.
 */
final class BollingerBands implements IndicatorType {

  @Override
  public String name() {
    return "bollinger_bands";
  }

  @Override
  public String description() {
    return "Simple mean of the price (middle) with bands some standard deviations around it, in price units, and where the price lies between them (percent_b: 0 lower, 1 upper band, 0.5 while nothing moves)";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(
        IndicatorParameter.bars("period", 2, 20),
        IndicatorParameter.factor("multiplier", 2, "std_dev", "num_std"));
  }

  @Override
  public List<String> outputs() {
    return List.of("upper", "middle", "lower", "percent_b");
  }

  @Override
  public int warmUp(Map<String, Double> parameters) {
    return parameters.get("period").intValue() - 1;
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    double[] prices = Prices.of(bars, indicator.source());
    double multiplier = indicator.parameters().get("multiplier");
    Bands bands = Bands.of(bars, indicator);
    double[][] values = new double[4][prices.length];
    for (int i = 0; i < prices.length; i++) {
      double half = multiplier * bands.deviations()[i];
      values[0][i] = bands.means()[i] + half;
      values[1][i] = bands.means()[i];
      values[2][i] = bands.means()[i] - half;
      values[3][i] = half == 0 ? 0.5 : 0.5 + (prices[i] - bands.means()[i]) / (2 * half);
    }
    return values;
  }
}
