package ktrdr.rest.bars;

import java.time.Instant;
import ktrdr.market.BarSeries;

/**
 * A bar.
 *
 * @param time start of the bar
 */
public record BarView(
    Instant time, double open, double high, double low, double close, double volume) {

  static BarView of(BarSeries bars, int i) {
    return new BarView(
        bars.start(i), bars.open(i), bars.high(i), bars.low(i), bars.close(i), bars.volume(i));
  }
}
