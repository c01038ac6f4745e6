package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/** Williams %R: where the close lies below the highest high, 0 to −100. */
final class WilliamsR implements IndicatorType {

  @Override
  public String name() {
    return "williams_r";
  }

  @Override
  public String description() {
    return "How far the close is below the highest high of some bars, as a share of their range, 0 to -100; -50 while nothing moves";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(IndicatorParameter.bars("period", 1, 14));
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
    double[] values =
        HighsAndLows.of(bars).position(indicator.parameters().get("period").intValue());
    for (int i = 0; i < values.length; i++) {
      values[i] -= 100;
    }
    return new double[][] {values};
  }
}
