package ktrdr.agent.assess;

import static ktrdr.agent.Wording.dollars;
import static ktrdr.agent.Wording.percent;

import java.util.Optional;
import ktrdr.agent.Evidence;
import ktrdr.backtest.Metrics;

/** Writes what commissions and slippage did to the trades of a backtest. */
record CostRemarks(Findings found, Remarks remarks) {
  // Commissions as shares of what the trades earn before them.
  private static final double DEAR = 0.5;
  private static final double CHEAP = 0.2;

  void write() {
    double gross = gross();
    double share = paid() / gross;
    if (gross <= 0) {
      remarks.weakness("It loses " + dollars(0 - gross) + " before commissions" + cause());
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
    boolean slips = gross <= 0 && withoutCosts().filter(earned -> earned > 0).isPresent();
    boolean loses = gross <= 0 && withoutCosts().filter(earned -> earned <= 0).isPresent();
    if (loses) {
      remarks.suggestion("Change the inputs or the labels; cheaper trading would not help.");
    } else if ((slips || gross > 0 && share > DEAR) && !found.fewTrades()) {
      remarks.suggestion("Trade less often: decisions.filters.min_signal_separation.");
      remarks.hypothesis("Fewer, longer trades keep more than half of what they earn.");
    }
  }

  /** Whether the trades keep at least half of what they earn before commissions. */
  boolean pays() {
    return gross() > 0 && paid() / gross() <= DEAR;
  }

  private String cause() {
    return withoutCosts()
        .map(
            earned ->
                earned > 0 ? ": slippage takes what they earn." : ": costs are not the cause.")
        .orElse(".");
  }

  /** What the trades earn without slippage and commissions, per dollar traded. */
  private Optional<Double> withoutCosts() {
    return found
        .evidence()
        .tested()
        .map(Evidence.Tested::strategy)
        .map(strategy -> strategy.trading().account())
        .map(account -> account.costs().slippage())
        .map(slippage -> trades().breakEvenCommission() + slippage);
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
