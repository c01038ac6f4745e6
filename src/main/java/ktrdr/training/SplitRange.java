package ktrdr.training;

import java.time.Instant;
import ktrdr.market.BarSeries;

/**
 * One part of a series that was split in order of time.
 *
 * @param from start of its first bar
 * @param to start of its last bar, inclusive
 * @param firstBar index of its first bar in the series that was split
 * @param afterBar index after its last bar
 */
public record SplitRange(Instant from, Instant to, int firstBar, int afterBar) {

  /**
   * Returns bars {@code firstBar} (inclusive) to {@code afterBar} (exclusive) of a series.
   *
   * @throws EmptySplit if there are none
   */
  static SplitRange of(String part, BarSeries bars, int firstBar, int afterBar) {
    if (firstBar >= afterBar) {
      throw new EmptySplit(part, bars.size() + " bars are too few");
    }
    return new SplitRange(bars.start(firstBar), bars.start(afterBar - 1), firstBar, afterBar);
  }

  public int bars() {
    return afterBar - firstBar;
  }

  /** Whether a bar of this range has a row: its label was decided before the range ended. */
  public boolean knows(int bar, int decidedAt) {
    return bar >= firstBar && bar < afterBar && decidedAt < afterBar;
  }

  /** Whether the two ranges share a bar; both must be of one series. */
  public boolean overlaps(SplitRange other) {
    return firstBar < other.afterBar && other.firstBar < afterBar;
  }
}
