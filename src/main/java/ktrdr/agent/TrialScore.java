package ktrdr.agent;

/**
 * How a candidate performed on bars of the training part that it was not trained on.
 *
 * @param sharpe annual Sharpe ratio of trading it, after costs; NaN when it never traded
 * @param excess difference of that ratio to buy-and-hold on the same bars
 * @param trades number of closed trades
 * @param accuracy share of held-out rows that it classified correctly, 0 to 1
 * @param loss mean cross entropy on those rows, in nats
 * @param bars number of bars that it traded on
 */
public record TrialScore(
    double sharpe, double excess, int trades, double accuracy, double loss, int bars) {

  /**
   * Candidates with fewer trades rank behind those with enough, because few trades prove little.
   */
  static final int ENOUGH_TRADES = 30;

  /** Whether there are at least {@value #ENOUGH_TRADES} trades. */
  public boolean tradesEnough() {
    return trades >= ENOUGH_TRADES;
  }
}
