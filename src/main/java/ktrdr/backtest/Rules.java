package ktrdr.backtest;

/** Conventions in which correct backtesters differ: order size, first decision, last bar. */
public enum Rules {
  /**
   * ktrdr's own: decides from the first bar on; closes the position at the close of the last bar.
   */
  KTRDR {
    @Override
    double units(double budget, double free, double unitCost, boolean fractional) {
      double most = Math.min(budget, free) / unitCost;
      return fractional ? most : Math.floor(most);
    }

    @Override
    int firstDecision(int firstBar) {
      return firstBar;
    }
  },

  /**
   * Those of an independent backtester that ktrdr is checked against: decides from the second bar
   * on; closes the position at the open of the last bar, where an order decided at that bar is also
   * filled and stays open. Its units are whole, whatever the account says.
   */
  PEER {
    @Override
    double units(double budget, double free, double unitCost, boolean fractional) {
      return Math.floor(budget * (1 - EPSILON) / unitCost);
    }

    @Override
    int firstDecision(int firstBar) {
      return firstBar + 1;
    }
  };

  private static final double EPSILON = 0x1p-52;

  /**
   * Returns how many units to buy or sell; below 0 for none.
   *
   * @param budget equity that one position may use, in US dollars
   * @param free equity that no position uses yet, in US dollars
   * @param unitCost price plus commission of one unit, in US dollars
   * @param fractional whether a part of a unit may be traded
   */
  abstract double units(double budget, double free, double unitCost, boolean fractional);

  /** Index of the first bar at whose close an order may be decided. */
  abstract int firstDecision(int firstBar);
}
