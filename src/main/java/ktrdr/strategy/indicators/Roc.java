package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;

/** Rate of change: 100 (price / price {@code period} bars ago − 1). */
final class Roc implements IndicatorType {

  @Override
  public String name() {
    return "roc";
  }

  @Override
  public String description() {
    return "Change of the price over some bars, in per cent";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(IndicatorParameter.bars("period", 1, 10));
  }

  @Override
  public List<String> outputs() {
    return List.of();
  }

  @Override
  public int warmUp(Map<String, Double> parameters) {
    return parameters.get("period").intValue();
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    int period = indicator.parameters().get("period").intValue();
    return new double[][] {TaLib.roc(Prices.of(bars, indicator.source()), period)};
  }
}
