package ktrdr.backtest;

import java.time.Instant;
import ktrdr.market.BarSeries;

/**
 * The bars that a backtest trades on, within the series that its signals are computed from.
 *
 * @param bars the whole series; bars before {@code first} serve as history only
 * @param first index of the first bar to trade on
 * @param after index after the last bar to trade on
 * @param inSample true when the model was trained on any of these bars
 */
public record TestPeriod(BarSeries bars, int first, int after, boolean inSample) {

  public TestPeriod {
    if (first < 0 || after > bars.size() || after - first < 2) {
      throw new TestPeriodTooShort(first, after, bars.size());
    }
  }

  /** A period that no model was trained on. */
  public static TestPeriod of(BarSeries bars, int first, int after) {
    return new TestPeriod(bars, first, after, false);
  }

  /** All bars of a series that no model was trained on. */
  public static TestPeriod whole(BarSeries bars) {
    return of(bars, 0, bars.size());
  }

  /**
   * This period, in sample if it overlaps the training bars {@code from} to {@code to} (exclusive).
   */
  public TestPeriod trainedOn(int from, int to) {
    return new TestPeriod(bars, first, after, inSample || (first < to && from < after));
  }

  /** Number of bars to trade on. */
  public int size() {
    return after - first;
  }

  /** Start of the first bar. */
  public Instant from() {
    return bars.start(first);
  }

  /** Start of the last bar. */
  public Instant to() {
    return bars.start(after - 1);
  }
}
