package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;

/** Moving average convergence divergence (Appel): EMA(fast) − EMA(slow), and its own EMA. */
final class Macd implements IndicatorType {

  @Override
  public String name() {
    return "macd";
  }

  @Override
  public String description() {
    return "Fast minus slow exponential mean in price units, its own mean (signal), and line − signal";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(
        IndicatorParameter.bars("fast", 2, 12, "fast_period"),
        IndicatorParameter.bars("slow", 3, 26, "slow_period"),
        IndicatorParameter.bars("signal", 1, 9, "signal_period"));
  }

  @Override
  public List<String> outputs() {
    return List.of("line", "signal", "histogram");
  }

  @Override
  public int warmUp(Map<String, Double> parameters) {
    return parameters.get("slow").intValue() + parameters.get("signal").intValue() - 2;
  }

  @Override
  public Optional<String> fault(Map<String, Double> parameters) {
    // TA-Lib would silently swap the two.
    return parameters.get("fast") < parameters.get("slow")
        ? Optional.empty()
        : Optional.of("fast must be less than slow");
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    Map<String, Double> of = indicator.parameters();
    return TaLib.macd(
        Prices.of(bars, indicator.source()),
        of.get("fast").intValue(),
        of.get("slow").intValue(),
        of.get("signal").intValue());
  }
}
