package ktrdr.market.fingerprints;

import java.time.Instant;
import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;

/**
 * The bars that a model was trained or validated on, by what happened in them.
 *
 * @param symbol what they were called
 * @param from start of the first one
 * @param to start of the last one
 * @param end end of the last one
 * @param prints fingerprints of all of them; the first bar of a series has none
 */
public record SeenBars(String symbol, Instant from, Instant to, Instant end, Fingerprints prints) {
  private static final double LEAST_SHARE = 0.5;

  /**
   * Bars of a series.
   *
   * @param first index of the first one
   * @param after index after the last one
   */
  public static SeenBars of(BarSeries bars, int first, int after, ProgressMonitor monitor) {
    return new SeenBars(
        bars.symbol().name(),
        bars.start(first),
        bars.start(after - 1),
        bars.end(after - 1),
        Fingerprints.of(bars, first, after, monitor));
  }

  /**
   * Whether a series is of the instrument of these bars. Its bars decide, not its name. The name
   * counts only where the bars can't tell: when the two have no bar, or hardly one, in common.
   *
   * @param all fingerprints of the whole series
   */
  public boolean isInstrument(BarSeries series, Fingerprints all) {
    Overlap overlap = all.overlap(prints);
    boolean contradicted = overlap.share() < LEAST_SHARE; // not if NaN: nothing in common
    return overlap.isOneInstrument() || series.symbol().name().equals(symbol) && !contradicted;
  }

  /** Index of the first bar of a series that ends after all of these; its size if none does. */
  public int behind(BarSeries series) {
    int low = 0;
    int high = series.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (series.end(middle).isAfter(end)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
