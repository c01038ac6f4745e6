package ktrdr.market;

import java.time.Duration;
import java.util.Arrays;

/**
 * How many bars of a series make a year, counted: no table knows every market's hours and holidays.
 *
 * <p>It is the median of the years of the series, which a long gap does not move. A series of less
 * than a year is counted over its whole weeks, because markets rest at weekends; one of less than a
 * week, over its span.
 */
final class BarsPerYear {
  private static final long YEAR = Duration.ofHours(8_766).toMillis(); // 365.25 days
  private static final long WEEK = Duration.ofDays(7).toMillis();

  private BarsPerYear() {}

  /**
   * Counts the bars.
   *
   * @param end when each bar is complete, in milliseconds, oldest first
   */
  static double of(long[] end, Timeframe timeframe) {
    long bar = timeframe.duration().toMillis();
    if (end.length == 0) {
      return (double) YEAR / bar;
    }
    long start = end[0] - bar;
    long span = end[end.length - 1] - start;
    if (span >= YEAR) {
      return median(years(end, start, (int) (span / YEAR)));
    }
    long whole = span >= WEEK ? span / WEEK * WEEK : span;
    return until(end, start + whole) * ((double) YEAR / whole);
  }

  private static int[] years(long[] end, long start, int count) {
    int[] years = new int[count];
    int before = 0;
    for (int i = 0; i < count; i++) {
      int after = until(end, start + (i + 1) * YEAR);
      years[i] = after - before;
      before = after;
    }
    return years;
  }

  private static double median(int[] counts) {
    Arrays.sort(counts);
    int half = counts.length / 2;
    return counts.length % 2 == 1 ? counts[half] : (counts[half - 1] + counts[half]) / 2.0;
  }

  /** Number of bars that are complete at this time. */
  private static int until(long[] end, long time) {
    int i = Arrays.binarySearch(end, time);
    return i >= 0 ? i + 1 : -i - 1;
  }
}
