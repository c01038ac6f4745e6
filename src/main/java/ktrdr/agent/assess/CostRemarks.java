package ktrdr.agent.assess;

import static ktrdr.agent.Wording.dollars;
import static ktrdr.agent.Wording.percent;

import ktrdr.agent.Evidence;
import ktrdr.backtest.Metrics;

/** Writes what commissions, slippage and borrowing did to the trades of a backtest. */
record CostRemarks(Findings found, Remarks remarks) {
  // Commissions as shares of what the trades earn before them.
  private static final double DEAR = 0.5;
  private static final double CHEAP = 0.2;

  void write() {
    double gross = gross();
    double share = paid() / gross;
    if (gross <= 0) {
      remarks.weakness("It loses " + dollars(0 - gross) + " before commissions" + cause().words);
    } else if (share > DEAR) {
      remarks.weakness("Commissions take " + percent(share) + " of what the trades earn.");
    } else if (share < CHEAP) {
      remarks.strength(
          "It survives costs: it breaks even at a commission of "
              + percent(trades().breakEvenCommission())
              + " per side.");
    }
    suggest(gross, share);
  }

  private void suggest(double gross, double share) {
    Cause cause = gross <= 0 ? cause() : share > DEAR ? Cause.FILLS : Cause.UNKNOWN;
    if (cause == Cause.TRADES) {
      remarks.suggestion("Change the inputs or the labels; cheaper trading would not help.");
    } else if (cause == Cause.BORROWING) {
      remarks.suggestion("Turn off backtest.allow_short.");
    } else if (cause == Cause.FILLS && !found.fewTrades()) {
      remarks.suggestion("Trade less often: decisions.filters.min_signal_separation.");
      remarks.hypothesis("Fewer, longer trades keep more than half of what they earn.");
    }
  }

  /** What takes the money of trades that lose before commissions. */
  private enum Cause {
    TRADES(": costs are not the cause."),
    FILLS(": slippage takes what they earn."),
    BORROWING(": borrowing for short sales takes what they earn."),
    UNKNOWN(".");

    private final String words;

    Cause(String words) {
      this.words = words;
    }
  }

  /** Whether the trades keep at least half of what they earn before commissions. */
  boolean pays() {
    return gross() > 0 && paid() / gross() <= DEAR;
  }

  private Cause cause() {
    return found
        .evidence()
        .tested()
        .map(Evidence.Tested::strategy)
        .map(strategy -> cause(strategy.trading().account().costs().slippage()))
        .orElse(Cause.UNKNOWN);
  }

  private Cause cause(double slippage) {
    double borrowing = found.metrics().capital().carry().borrowing();
    if (gross() + borrowing > 0) {
      return Cause.BORROWING;
    }
    // Per dollar traded; below 0 or 0, as the trades lose before commissions.
    double earned = trades().breakEvenCommission();
    double borrowed = gross() == 0 ? 0 : earned * (borrowing / gross());
    return earned + borrowed + slippage > 0 ? Cause.FILLS : Cause.TRADES;
  }

  private double paid() {
    return trades().commission();
  }

  private double gross() {
    return found.metrics().capital().netProfit() + paid();
  }

  private Metrics.TradeMetrics trades() {
    return found.metrics().trades();
  }
}
