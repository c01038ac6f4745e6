package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/** Average true range with Wilder's smoothing (New Concepts in Technical Trading, 1978). */
final class AtrIndicator implements IndicatorType {

  @Override
  public String name() {
    return "atr";
  }

  @Override
  public String description() {
    return "Mean range of a bar with its gap to the close before, in price units";
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
    return parameters.get("period").intValue();
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    return new double[][] {
      AverageTrueRange.of(bars, indicator.parameters().get("period").intValue())
    };
  }
}
