package ktrdr.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Daily bars of which only the close matters: it is the open, high and low too; volume 1. */
public final class Closes {
  private Closes() {}

  public static BarSeries daily(double... closes) {
    List<Bar> bars = new ArrayList<>();
    Instant end = Instant.parse("2020-01-01T00:00:00Z");
    for (double close : closes) {
      end = end.plus(Timeframe.D1.duration());
      bars.add(new Bar(end, close, close, close, close, 1));
    }
    Symbol symbol = new Symbol("TEST", "closes of a test", Symbol.Trading.EXCHANGE);
    return BarSeries.of(symbol, Timeframe.D1, bars);
  }
}
