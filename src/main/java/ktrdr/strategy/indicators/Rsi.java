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
    double[] prices = scaled(Prices.of(bars, indicator.source()));
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

  /**
   * TA-Lib treats changes below 1e-8 as none, which silences a coin that costs 1e-6. Scaling by a
   * power of two changes no digit, and the first price is known at every bar.
   */
  private static double[] scaled(double[] prices) {
    double[] scaled = prices.clone();
    for (int first = 0; first < prices.length; first++) {
      if (prices[first] != 0) {
        int exponent = 60 - Math.getExponent(prices[first]);
        for (int i = first; i < prices.length; i++) {
          scaled[i] = Math.scalb(prices[i], exponent);
        }
        return scaled;
      }
    }
    return scaled;
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
