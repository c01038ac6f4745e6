package ktrdr.agent.results;

import java.util.List;

/**
 * How a candidate performed on bars of the design window that it was not trained on.
 *
 * @param sharpe annual Sharpe ratio of trading it, after costs; NaN when it never traded
 * @param excess difference of that ratio to buy-and-hold on the same bars
 * @param trades number of closed trades
 * @param accuracy share of held-out rows that it classified correctly, 0 to 1
 * @param loss mean cross entropy on those rows, in nats
 * @param bars number of bars that it traded on
 * @param folds annual Sharpe ratio of each network of each fold on the bars of that fold, after
 *     costs, fold by fold; 0 where it never traded. Empty if there was only one part to score it
 *     on; otherwise the other figures are those of all folds, with the networks of each averaged
 */
public record TrialScore(
    double sharpe,
    double excess,
    int trades,
    double accuracy,
    double loss,
    int bars,
    List<Double> folds) {

  /**
   * Candidates with fewer trades rank behind those with enough, because few trades prove little.
   */
  static final int ENOUGH_TRADES = 30;

  /** The same of candidates that were scored on folds, which are harder to pass by luck. */
  public static final int ENOUGH_TRADES_OF_FOLDS = 10;

  public TrialScore {
    folds = List.copyOf(folds);
  }

  /** A score on one part of the bars. */
  public TrialScore(
      double sharpe, double excess, int trades, double accuracy, double loss, int bars) {
    this(sharpe, excess, trades, accuracy, loss, bars, List.of());
  }

  /** Whether there are at least {@value #ENOUGH_TRADES} trades, {@code 10} of those on folds. */
  public boolean tradesEnough() {
    return trades >= (folds.isEmpty() ? ENOUGH_TRADES : ENOUGH_TRADES_OF_FOLDS);
  }

  /**
   * By what candidates are ranked: the median over the folds, or the excess where there are none.
   */
  public double rank() {
    if (folds.isEmpty()) {
      return excess;
    }
    double[] sorted = folds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
