package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.PriceSource;

/** Average directional index with Wilder's smoothing (New Concepts in Technical Trading, 1978). */
final class Adx implements IndicatorType {

  @Override
  public String name() {
    return "adx";
  }

  @Override
  public String description() {
    return "Strength of a trend (adx), and of its moves up and down (plus_di, minus_di), 0 to 100";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(IndicatorParameter.bars("period", 2, 14));
  }

  @Override
  public List<String> outputs() {
    return List.of("adx", "plus_di", "minus_di");
  }

  @Override
  public boolean hasSource() {
    return false;
  }

  @Override
  public int warmUp(Map<String, Double> parameters) {
    return 2 * parameters.get("period").intValue() - 1;
  }

  @Override
  public double[][] compute(BarSeries bars, Strategy.Indicator indicator) {
    int period = indicator.parameters().get("period").intValue();
    HighsAndLows of = HighsAndLows.of(bars).scaled(Scale.of(bars, PriceSource.CLOSE));
    return Means.from(
        warmUp(indicator.parameters()),
        TaLib.adx(of.highs(), of.lows(), of.closes(), period),
        TaLib.plusDi(of.highs(), of.lows(), of.closes(), period),
        TaLib.minusDi(of.highs(), of.lows(), of.closes(), period));
  }
}
