package ktrdr.agent.skill;

import java.util.List;
import ktrdr.work.ProgressMonitor;

/**
 * The probability of backtest overfitting, by combinatorially symmetric cross validation: Bailey,
 * Borwein, López de Prado and Zhu, "The probability of backtest overfitting", Journal of
 * Computational Finance 20(4), 2017.
 *
 * <p>The bars are cut into 16 blocks. For each of the 12,870 ways to take 8 of them, the candidate
 * that is best in these is ranked by the other 8. The probability is the share of ways in which it
 * is not above the median there.
 *
 * @param probability 0 to 1; NaN with fewer than two candidates or too few bars
 * @param combinations ways to take half of the blocks
 */
public record Pbo(double probability, int combinations) {
  private static final int BLOCKS = 16;
  private static final int LEAST_BARS = 2 * BLOCKS;
  private static final int COMBINATIONS_BETWEEN_CHECKS = 256;

  /** What makes one candidate better than another. */
  public enum Measure {
    /** Mean over standard deviation of the returns; 0 when they don't vary. */
    SHARPE,
    /** Mean return. */
    MEAN
  }

  /**
   * Ranks the candidates in all combinations. Bars that don't fill a block are left out, the oldest
   * first.
   *
   * @param returns for each candidate the returns of the same bars, oldest first
   */
  public static Pbo of(List<double[]> returns, Measure measure, ProgressMonitor monitor) {
    int bars = returns.isEmpty() ? 0 : returns.get(0).length;
    if (returns.stream().anyMatch(r -> r.length != bars)) {
      throw new IllegalArgumentException("candidates with other numbers of bars than " + bars);
    }
    if (returns.size() < 2 || bars < LEAST_BARS) {
      return new Pbo(Double.NaN, 0);
    }
    return new Ranking(returns, measure, bars / BLOCKS).run(monitor);
  }

  /** Sums of each block, so that a combination costs sixteen additions for each candidate. */
  private static final class Ranking {
    private final Measure measure;
    private final int length;
    private final double[][] sums;
    private final double[][] squares;
    private final double[] chosen;
    private final double[] others;

    Ranking(List<double[]> returns, Measure measure, int length) {
      int candidates = returns.size();
      this.measure = measure;
      this.length = length;
      this.sums = new double[candidates][BLOCKS];
      this.squares = new double[candidates][BLOCKS];
      this.chosen = new double[candidates];
      this.others = new double[candidates];
      for (int c = 0; c < candidates; c++) {
        double[] all = returns.get(c);
        int left = all.length - BLOCKS * length;
        for (int i = left; i < all.length; i++) {
          sums[c][(i - left) / length] += all[i];
          squares[c][(i - left) / length] += all[i] * all[i];
        }
      }
    }

    Pbo run(ProgressMonitor monitor) {
      int combinations = 0;
      int overfitted = 0;
      for (int blocks = 0; blocks < 1 << BLOCKS; blocks++) {
        if (Integer.bitCount(blocks) == BLOCKS / 2) {
          if (combinations++ % COMBINATIONS_BETWEEN_CHECKS == 0) {
            monitor.stopIfCancelled();
          }
          overfitted += isOverfitted(blocks) ? 1 : 0;
        }
      }
      return new Pbo((double) overfitted / combinations, combinations);
    }

    private boolean isOverfitted(int blocks) {
      int best = 0;
      for (int c = 0; c < chosen.length; c++) {
        chosen[c] = measured(c, blocks);
        others[c] = measured(c, ~blocks);
        best = chosen[c] > chosen[best] ? c : best;
      }
      int worse = 0;
      int better = 0;
      for (double other : others) {
        worse += other < others[best] ? 1 : 0;
        better += other > others[best] ? 1 : 0;
      }
      return worse <= better;
    }

    private double measured(int candidate, int blocks) {
      double sum = 0;
      double square = 0;
      for (int b = 0; b < BLOCKS; b++) {
        if ((blocks >> b & 1) != 0) {
          sum += sums[candidate][b];
          square += squares[candidate][b];
        }
      }
      double n = (double) length * BLOCKS / 2;
      if (measure == Measure.MEAN || sum == 0) {
        return sum / n;
      }
      return sum / n / Math.sqrt(Math.max(0, square - sum * sum / n) / (n - 1));
    }
  }
}
