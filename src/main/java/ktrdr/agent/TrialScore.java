package ktrdr.agent;

/**
 * How a candidate did on bars of the training part that it did not learn from.
 *
 * @param sharpe annual Sharpe ratio of trading it, costs included; NaN when it never traded
 * @param excess of that ratio over buy &amp; hold on the same bars
 * @param trades closed
 * @param accuracy share of rows that it never saw whose label it says, 0 to 1
 * @param loss mean cross entropy on those rows, in nats
 * @param bars that it traded on
 */
public record TrialScore(
    double sharpe, double excess, int trades, double accuracy, double loss, int bars) {

  /** Fewer trades than this say little, so who has them ranks behind who has more. */
  static final int ENOUGH_TRADES = 30;

  public boolean tradesEnough() {
    return trades >= ENOUGH_TRADES;
  }
}
