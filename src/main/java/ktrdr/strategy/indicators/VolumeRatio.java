package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.PriceSource;

/** Volume over its simple moving average. */
final class VolumeRatio implements IndicatorType {

  @Override
  public String name() {
    return "volume_ratio";
  }

  @Override
  public String description() {
    return "Volume over its mean: 2 is twice the usual; 1 where nothing was traded";
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
    double[] volumes = Prices.of(bars, PriceSource.VOLUME);
    int period = indicator.parameters().get("period").intValue();
    double[] means = TaLib.sma(volumes, period);
    double[] largest = TaLib.max(volumes, period);
    double[] ratios = new double[volumes.length];
    for (int i = 0; i < volumes.length; i++) {
      // A running sum leaves a rest of what was traded before.
      ratios[i] = largest[i] == 0 ? 1 : volumes[i] / means[i];
    }
    return new double[][] {ratios};
  }
}
