package ktrdr.strategy;

import java.util.Optional;

/** What the network learns to say about a bar: BUY, HOLD or SELL. */
public sealed interface Labels {

  /**
   * By the swings of the closes.
   *
   * @param threshold smallest move that makes a swing, as a fraction of the price
   * @param lookahead a label that is decided more bars later than this is HOLD
   */
  record Zigzag(double threshold, Optional<Integer> lookahead) implements Labels {}

  /**
   * By the return from the next open.
   *
   * @param horizon in bars
   * @param bullish return from which on it is BUY; above 0
   * @param bearish return from which down it is SELL; below 0
   */
  record ForwardReturn(int horizon, double bullish, double bearish) implements Labels {}

  /**
   * By what the price touches first: a barrier above the next open, one below it, or neither.
   *
   * @param volatility what the distances are multiples of
   * @param profit distance of the upper barrier
   * @param stop distance of the lower barrier
   * @param horizon bars in which a barrier must be touched
   * @param weighted whether a row counts in the training by how few other labels look at the same
   *     bars
   */
  record TripleBarrier(
      Volatility volatility, double profit, double stop, int horizon, boolean weighted)
      implements Labels {

    /** Barriers of which every row counts alike. */
    public TripleBarrier(Volatility volatility, double profit, double stop, int horizon) {
      this(volatility, profit, stop, horizon, false);
    }

    /** Barriers at multiples of the average true range over so many bars. */
    public TripleBarrier(int atrPeriod, double profit, double stop, int horizon) {
      this(new Volatility.Atr(atrPeriod), profit, stop, horizon);
    }
  }
}
