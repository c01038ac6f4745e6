package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/** Slow stochastic oscillator (Lane): where the close lies in its range, and means of that. */
final class Stochastic implements IndicatorType {

  @Override
  public String name() {
    return "stochastic";
  }

  @Override
  public String description() {
    return "Where the close lies between the lowest low and the highest high, 0 to 100; 50 while nothing moves";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(
        IndicatorParameter.bars("k_period", 1, 14, "fastk_period"),
        IndicatorParameter.bars("smooth_k", 1, 3, "slowk_period"),
        IndicatorParameter.bars("d_period", 1, 3, "slowd_period"));
  }

  @Override
  public List<String> outputs() {
    return List.of("k", "d");
  }

  @Override
  public boolean hasSource() {
    return false;
  }

  @Override
  public int warmUp(Map<String, Double> parameters) {
    return parameters.get("k_period").intValue()
        + parameters.get("smooth_k").intValue()
        + parameters.get("d_period").intValue()
        - 3;
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    Map<String, Double> of = indicator.parameters();
    int before = of.get("k_period").intValue() - 1;
    double[] raw = HighsAndLows.of(bars).position(of.get("k_period").intValue());
    double[] slow = Means.simple(raw, before, of.get("smooth_k").intValue());
    int both = before + of.get("smooth_k").intValue() - 1;
    double[] d = Means.simple(slow, both, of.get("d_period").intValue());
    return Means.from(warmUp(of), slow, d);
  }
}
