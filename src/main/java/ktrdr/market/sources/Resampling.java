package ktrdr.market.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;

/** Makes longer bars from shorter ones. A span without bars gives no bar: nothing is made up. */
public final class Resampling {
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  private static final long MONDAY = Duration.ofDays(4).toMillis();
  private static final Duration WEEKEND = Duration.ofDays(2);

  private Resampling() {}

  /**
   * Returns these prices in longer bars. Leaves out a last bar that is not complete yet.
   *
   * @throws IllegalArgumentException if the time frame is not longer
   */
  public static BarSeries to(BarSeries bars, Timeframe timeframe) {
    if (timeframe.duration().compareTo(bars.timeframe().duration()) <= 0) {
      throw new IllegalArgumentException(bars.timeframe() + " to " + timeframe);
    }
    List<Bar> longer = new ArrayList<>();
    for (int first = 0, after; first < bars.size(); first = after) {
      Instant end = end(bars, first, timeframe);
      after = first + 1;
      while (after < bars.size() && !bars.end(after).isAfter(end)) {
        after++;
      }
      if (after < bars.size() || complete(bars, end)) {
        longer.add(joined(bars, first, after, end));
      }
    }
    return BarSeries.of(bars.symbol(), timeframe, longer);
  }

  /** End of the longer bar that contains bar {@code i}. */
  private static Instant end(BarSeries bars, int i, Timeframe timeframe) {
    long span = timeframe.duration().toMillis();
    long origin = timeframe == Timeframe.W1 ? MONDAY : 0;
    long index = Math.floorDiv(bars.start(i).toEpochMilli() - origin, span);
    return Instant.ofEpochMilli(origin + (index + 1) * span);
  }

  /**
   * Whether no further bar can begin before {@code end}: an exchange's week is over on Friday
   * night.
   */
  private static boolean complete(BarSeries bars, Instant end) {
    boolean rests = bars.symbol().trading() == Symbol.Trading.EXCHANGE;
    Instant closed = rests && isMonday(end) ? end.minus(WEEKEND) : end;
    return !bars.end(bars.size() - 1).isBefore(closed);
  }

  private static boolean isMonday(Instant end) {
    return Math.floorMod(end.toEpochMilli() - MONDAY, Timeframe.W1.duration().toMillis()) == 0;
  }

  private static Bar joined(BarSeries bars, int first, int after, Instant end) {
    double high = bars.high(first);
    double low = bars.low(first);
    double volume = 0;
    for (int i = first; i < after; i++) {
      high = Math.max(high, bars.high(i));
      low = Math.min(low, bars.low(i));
      volume += bars.volume(i);
    }
    return new Bar(end, bars.open(first), high, low, bars.close(after - 1), volume);
  }
}
