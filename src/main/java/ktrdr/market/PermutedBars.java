package ktrdr.market;

import java.util.Random;
import ktrdr.work.ProgressMonitor;

/**
 * Bars in which nothing can be predicted any more, although each of them was real: the permutation
 * of Masters, "Permutation and randomization tests for trading system development", 2020.
 *
 * <p>Each bar is taken apart into its gap (open over the prior close) and its inner part (high, low
 * and close over the open). Gaps are shuffled among gaps and inner parts among inner parts, over
 * all bars, and the prices are put together again from the first open. The last close stays the
 * same but for rounding, so the whole trend stays, too. What is lost is the order: dependence in
 * time and clusters of volatility.
 *
 * <p>Ends of bars and volumes stay in place. So calendar and bars a year are those of the original,
 * but the gap of a weekend may come on any day, and volume tells nothing of prices any more.
 */
public final class PermutedBars {
  private static final int BARS_BETWEEN_CHECKS = 4_096;

  private PermutedBars() {}

  /**
   * Permutes a series.
   *
   * @param seed the same seed gives the same bars on every JDK
   */
  public static BarSeries of(BarSeries bars, long seed, ProgressMonitor monitor) {
    // Random, because its specification fixes the algorithm; that of newer generators may change.
    Random random = new Random(seed);
    int[] gaps = shuffled(1, bars.size(), random, monitor);
    int[] inner = shuffled(0, bars.size(), random, monitor);
    long[] end = new long[bars.size()];
    double[][] columns = new double[5][bars.size()];
    for (int i = 0; i < end.length; i++) {
      check(i, monitor);
      end[i] = bars.end(i).toEpochMilli();
      double open = i == 0 ? bars.open(0) : columns[3][i - 1] * gap(bars, gaps[i]);
      columns[0][i] = open;
      // Rounding is monotonic, so the order of low, open, close and high is kept bit for bit.
      columns[1][i] = open * (bars.high(inner[i]) / bars.open(inner[i]));
      columns[2][i] = open * (bars.low(inner[i]) / bars.open(inner[i]));
      columns[3][i] = open * (bars.close(inner[i]) / bars.open(inner[i]));
      columns[4][i] = bars.volume(i);
    }
    return BarSeries.of(bars.symbol(), bars.timeframe(), end, columns);
  }

  private static double gap(BarSeries bars, int i) {
    return bars.open(i) / bars.close(i - 1);
  }

  /** The indices 0 to n − 1, of which those from {@code first} on are in random order. */
  private static int[] shuffled(int first, int n, Random random, ProgressMonitor monitor) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > first; i--) {
      check(i, monitor);
      int j = first + random.nextInt(i - first + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  private static void check(int bar, ProgressMonitor monitor) {
    if (bar % BARS_BETWEEN_CHECKS == 0) {
      monitor.stopIfCancelled();
    }
  }
}
