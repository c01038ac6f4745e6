package ktrdr.backtest;

/** Where two honest backtesters differ: size, first decision, and what happens at the end. */
public enum Rules {
  /** Ours: decides from the first bar on; closes at the close of the last bar. */
  KTRDR {
    @Override
    long units(double budget, double free, double unitCost) {
      return (long) Math.floor(Math.min(budget, free) / unitCost);
    }

    @Override
    int firstDecision(int firstBar) {
      return firstBar;
    }
  },

  /**
   * An independent backtester's, to check ours against: decides from the second bar on; closes at
   * the open of the last bar, where an order decided at that same bar is filled too and stays open.
   */
  PEER {
    @Override
    long units(double budget, double free, double unitCost) {
      return (long) Math.floor(budget * (1 - EPSILON) / unitCost);
    }

    @Override
    int firstDecision(int firstBar) {
      return firstBar + 1;
    }
  };

  private static final double EPSILON = 0x1p-52;

  /**
   * Whole units to buy or sell.
   *
   * @param budget share of equity that one position may take, US dollars
   * @param free equity that no position takes yet, US dollars
   * @param unitCost price and commission of one unit, US dollars
   */
  abstract long units(double budget, double free, double unitCost);

  /** Index of the bar at whose close the first order may be decided. */
  abstract int firstDecision(int firstBar);
}
