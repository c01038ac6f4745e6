package ktrdr.agent.skill;

import java.util.List;
import ktrdr.backtest.Moments;
import ktrdr.training.labels.Label;

/**
 * The mean, over the labels, of the share of its rows that a network gets right. A constant gets
 * 1/k, whatever the shares of the labels are.
 *
 * @param value 0 to 1
 * @param bound what chance hardly passes: 1/k + 2 standard errors, which are estimated by leaving
 *     out each block of rows once (jackknife); NaN with fewer than two blocks
 * @param classes k, the labels with at least 2 % of the rows; the others don't count
 */
public record BalancedAccuracy(double value, double bound, int classes) {
  private static final double LEAST_SHARE = 0.02;
  private static final int LABELS = Label.values().length;

  /**
   * Counts the rows of all folds.
   *
   * @param folds in time order
   * @param horizon bars that a label looks ahead
   */
  public static BalancedAccuracy of(List<Forecasts> folds, int horizon) {
    int rows = folds.stream().mapToInt(Forecasts::size).sum();
    Count all = new Count();
    folds.forEach(fold -> all.add(fold, 0, fold.size()));
    return of(all, counts(folds, Blocks.of(rows, horizon)), all.usual(rows));
  }

  /** The rows of each block, whichever folds they are in. */
  private static Count[] counts(List<Forecasts> folds, Blocks blocks) {
    Count[] counts = new Count[blocks.count()];
    for (int block = 0; block < counts.length; block++) {
      counts[block] = new Count();
      int start = 0;
      for (Forecasts fold : folds) {
        int first = Math.max(0, blocks.first(block) - start);
        int after = Math.min(fold.size(), blocks.first(block + 1) - start);
        counts[block].add(fold, first, after);
        start += fold.size();
      }
    }
    return counts;
  }

  private static BalancedAccuracy of(Count all, Count[] blocks, boolean[] counts) {
    int classes = 0;
    for (boolean is : counts) {
      classes += is ? 1 : 0;
    }
    double[] without = new double[blocks.length];
    for (int b = 0; b < blocks.length; b++) {
      without[b] = all.without(blocks[b]).accuracy(counts);
    }
    double n = without.length;
    double error = n < 2 ? Double.NaN : Moments.of(without).deviation() * (n - 1) / Math.sqrt(n);
    return new BalancedAccuracy(all.accuracy(counts), 1.0 / classes + 2 * error, classes);
  }

  /** Whether it is more than chance would bring. */
  public boolean aboveChance() {
    return value > bound;
  }

  /** Rows and hits of each label. */
  private static final class Count {
    private final int[] rows = new int[LABELS];
    private final int[] hits = new int[LABELS];

    void add(Forecasts forecasts, int first, int after) {
      for (int row = first; row < after; row++) {
        int label = forecasts.label(row);
        rows[label]++;
        hits[label] += forecasts.guess(row) == label ? 1 : 0;
      }
    }

    Count without(Count block) {
      Count rest = new Count();
      for (int k = 0; k < LABELS; k++) {
        rest.rows[k] = rows[k] - block.rows[k];
        rest.hits[k] = hits[k] - block.hits[k];
      }
      return rest;
    }

    boolean[] usual(int all) {
      boolean[] usual = new boolean[LABELS];
      for (int k = 0; k < LABELS; k++) {
        usual[k] = rows[k] > 0 && rows[k] >= LEAST_SHARE * all;
      }
      return usual;
    }

    double accuracy(boolean[] counts) {
      double sum = 0;
      int classes = 0;
      for (int k = 0; k < LABELS; k++) {
        if (counts[k]) {
          sum += (double) hits[k] / rows[k];
          classes++;
        }
      }
      return sum / classes;
    }
  }
}
