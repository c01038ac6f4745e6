package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/** Width of the Bollinger bands as a fraction of their middle. */
final class BollingerBandWidth implements IndicatorType {

  @Override
  public String name() {
    return "bollinger_band_width";
  }

  @Override
  public String description() {
    return "Upper minus lower Bollinger band over the middle: a fraction, small in quiet markets";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(
        IndicatorParameter.bars("period", 2, 20),
        IndicatorParameter.factor("multiplier", 2, "std_dev", "num_std"));
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
    double multiplier = indicator.parameters().get("multiplier");
    Bands bands = Bands.of(bars, indicator);
    double[] width = new double[bands.means().length];
    for (int i = 0; i < width.length; i++) {
      double mean = bands.means()[i];
      width[i] = mean == 0 ? 0 : 2 * multiplier * bands.deviations()[i] / mean;
    }
    return new double[][] {width};
  }
}
