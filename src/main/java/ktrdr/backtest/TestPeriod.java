package ktrdr.backtest;

import java.time.Instant;
import ktrdr.market.BarSeries;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.work.ProgressMonitor;

/**
 * The bars that a backtest trades on, within the series that its signals are computed from.
 *
 * @param bars the whole series; bars before {@code first} serve as history only
 * @param first index of the first bar to trade on
 * @param after index after the last bar to trade on
 * @param known how many of the bars to trade on the model knows from its training
 */
public record TestPeriod(BarSeries bars, int first, int after, InSample known) {

  public TestPeriod {
    if (first < 0 || after > bars.size() || after - first < 2) {
      throw new TestPeriodTooShort(first, after, bars.size());
    }
  }

  /** A period that no model was trained on. */
  public static TestPeriod of(BarSeries bars, int first, int after) {
    return new TestPeriod(bars, first, after, InSample.NONE);
  }

  /** All bars of a series that no model was trained on. */
  public static TestPeriod whole(BarSeries bars) {
    return of(bars, 0, bars.size());
  }

  /** This period for a model that has seen these bars. */
  public TestPeriod against(SeenBars seen, ProgressMonitor monitor) {
    return new TestPeriod(bars, first, after, InSample.of(seen, bars, first, after, monitor));
  }

  /** This period for a model of which nobody knows what it has seen. */
  public TestPeriod againstUnknown() {
    return new TestPeriod(bars, first, after, InSample.UNKNOWN);
  }

  /** Whether the model knows any of the bars to trade on, or nobody knows that. */
  public boolean inSample() {
    return known.reason().isPresent();
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
