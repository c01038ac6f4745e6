package ktrdr.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.CaseBars;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;

/** Small series, policies and accounts whose numbers can be checked by hand. */
public final class SeriesOf {
  public static final Symbol SYMBOL = new Symbol("HAND", "made by hand", Symbol.Trading.EXCHANGE);
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private SeriesOf() {}

  /** Daily bars that open at the first and close at the second number of each pair. */
  public static BarSeries opensAndCloses(double... pairs) {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Instant end = START.plus(Duration.ofDays(i / 2 + 1));
      double high = Math.max(pairs[i], pairs[i + 1]);
      double low = Math.min(pairs[i], pairs[i + 1]);
      bars.add(new Bar(end, pairs[i], high, low, pairs[i + 1], 0));
    }
    return BarSeries.of(SYMBOL, Timeframe.D1, bars);
  }

  /** Daily bars that open and close at the same price. */
  public static BarSeries flat(double... prices) {
    double[] pairs = new double[2 * prices.length];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = prices[i / 2];
    }
    return opensAndCloses(pairs);
  }

  /** Daily bars of a file below {@code src/test/resources/cases}, as an import reads them. */
  public static BarSeries file(String name) {
    return CaseBars.daily(name, SYMBOL);
  }

  /** A policy that says this: −1 sell, 0 hold, +1 buy, one for each bar. */
  public static SignalModel says(int... directions) {
    byte[] bytes = new byte[directions.length];
    float[] confidences = new float[directions.length];
    for (int i = 0; i < directions.length; i++) {
      bytes[i] = (byte) directions[i];
      confidences[i] = 0.6f;
    }
    return (bars, monitor) -> new Signals(bytes, confidences);
  }

  /** Trades all equity without costs. */
  public static Account free(double capital, boolean allowShort) {
    return new Account(capital, 0, 0, 1, allowShort);
  }

  public static Trading trading(Account account) {
    return new Trading(0.5, true, 0, account);
  }
}
