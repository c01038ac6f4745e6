package ktrdr.strategy;

import java.util.function.IntToDoubleFunction;
import ktrdr.market.BarSeries;

/** Turns each bar into the one number from which an indicator is computed. */
public final class Prices {
  private Prices() {}

  public static double[] of(BarSeries bars, Strategy.PriceSource source) {
    IntToDoubleFunction price = price(bars, source);
    double[] prices = new double[bars.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = price.applyAsDouble(i);
    }
    return prices;
  }

  private static IntToDoubleFunction price(BarSeries b, Strategy.PriceSource source) {
    return switch (source) {
      case OPEN -> b::open;
      case HIGH -> b::high;
      case LOW -> b::low;
      case CLOSE -> b::close;
      case VOLUME -> b::volume;
      case HL2 -> i -> (b.high(i) + b.low(i)) / 2;
      case HLC3 -> i -> (b.high(i) + b.low(i) + b.close(i)) / 3;
      case OHLC4 -> i -> (b.open(i) + b.high(i) + b.low(i) + b.close(i)) / 4;
    };
  }
}
