package ktrdr.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Daily bars with an open, a high, a low and a close each; volume 1. */
public final class Candles {
  private Candles() {}

  /** Bars of four prices each: open, high, low, close. */
  public static BarSeries daily(List<double[]> prices) {
    List<Bar> bars = new ArrayList<>();
    Instant end = Instant.parse("2020-01-01T00:00:00Z");
    for (double[] p : prices) {
      end = end.plus(Timeframe.D1.duration());
      bars.add(new Bar(end, p[0], p[1], p[2], p[3], 1));
    }
    Symbol symbol = new Symbol("TEST", "candles of a test", Symbol.Trading.EXCHANGE);
    return BarSeries.of(symbol, Timeframe.D1, bars);
  }

  /**
   * A random walk that starts at 100, with gaps between the bars.
   *
   * @param step typical move within a bar, as a fraction of the price
   */
  public static BarSeries walk(int bars, double step, long seed) {
    Random random = new Random(seed);
    List<double[]> prices = new ArrayList<>();
    double last = 100;
    for (int i = 0; i < bars; i++) {
      double open = last * (1 + step * random.nextGaussian() / 2);
      double close = open * (1 + step * random.nextGaussian());
      double high = Math.max(open, close) * (1 + step * random.nextDouble());
      double low = Math.min(open, close) * (1 - step * random.nextDouble());
      prices.add(new double[] {open, high, low, close});
      last = close;
    }
    return daily(prices);
  }
}
