package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Prices;
import ktrdr.strategy.Strategy;

/** Relative strength index with Wilder's smoothing (New Concepts in Technical Trading, 1978). */
final class Rsi implements IndicatorType {
  private static final double NEUTRAL = 50;

  @Override
  public String name() {
    return "rsi";
  }

  @Override
  public String description() {
    return "Share of gains in the recent price changes, 0 to 100; 50 while nothing has moved";
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return List.of(IndicatorParameter.bars("period", 2, 14));
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
    double[] prices = Scale.of(bars, indicator.source()).up(Prices.of(bars, indicator.source()));
    double[] values = TaLib.rsi(prices, period);
    for (int i = period; i < values.length; i++) {
      // TA-Lib says 0, "all losses", where the price does not move; but then both means shrink
      // alike.
      if (values[i] == 0 && prices[i] == prices[i - 1]) {
        values[i] = i > period ? values[i - 1] : flat(prices, i) ? NEUTRAL : 0;
      }
    }
    return new double[][] {values};
  }

  private static boolean flat(double[] prices, int last) {
    for (int i = 1; i <= last; i++) {
      if (prices[i] != prices[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
