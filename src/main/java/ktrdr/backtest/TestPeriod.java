package ktrdr.backtest;

import java.time.Instant;
import ktrdr.market.BarSeries;

/**
 * The bars that a backtest is measured on, within the series that signals are computed from.
 *
 * @param bars the whole series: what lies before {@code first} is history only
 * @param first index of the first bar measured
 * @param after index after the last bar measured
 * @param inSample true when the model has seen any of these bars in training
 */
public record TestPeriod(BarSeries bars, int first, int after, boolean inSample) {

  public TestPeriod {
    if (first < 0 || after > bars.size() || after - first < 2) {
      throw new TestPeriodTooShort(first, after, bars.size());
    }
  }

  /** Bars that no model was trained on. */
  public static TestPeriod of(BarSeries bars, int first, int after) {
    return new TestPeriod(bars, first, after, false);
  }

  /** All bars of the series, trained on by no model. */
  public static TestPeriod whole(BarSeries bars) {
    return of(bars, 0, bars.size());
  }

  /** The same period, in sample when it overlaps the bars {@code from} to {@code to} exclusive. */
  public TestPeriod trainedOn(int from, int to) {
    return new TestPeriod(bars, first, after, inSample || (first < to && from < after));
  }

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
