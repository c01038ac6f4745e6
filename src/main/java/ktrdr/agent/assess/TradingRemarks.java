package ktrdr.agent.assess;

import static ktrdr.agent.Wording.dollars;
import static ktrdr.agent.Wording.number;
import static ktrdr.agent.Wording.percent;

import java.util.Locale;
import ktrdr.agent.Wording;

/** Writes remarks on a backtest. */
record TradingRemarks(Findings found, Remarks remarks) {
  private static final int FEW_TRADES = 30;
  // Commissions as shares of the gross profit, and the share of bars with a position.
  private static final double DEAR = 0.5;
  private static final double CHEAP = 0.2;
  private static final double RARE = 0.05;

  void write() {
    if (found.trades() == 0) {
      neverTraded();
      return;
    }
    besideBuyAndHold();
    interval();
    drawdown();
    costs();
    payoff();
    activity();
  }

  private void neverTraded() {
    remarks.weakness("It never traded: no signal reached the confidence asked for.");
    remarks.suggestion(
        "Lower decisions.confidence_threshold, or the zigzag_threshold so that fewer rows are"
            + " HOLD.");
    remarks.hypothesis("With a lower confidence_threshold the signals earn more than their costs.");
  }

  private void besideBuyAndHold() {
    String both =
        percent(found.metrics().totalReturn())
            + " against "
            + percent(found.market().totalReturn())
            + " for buy & hold at the same size and costs";
    if (found.metrics().totalReturn() > found.market().totalReturn()) {
      remarks.strength("It earned more than the market: " + both + ".");
      remarks.hypothesis(
          "The excess return comes from timing: random entries with the same exposure of "
              + percent(found.metrics().exposure())
              + " earn less in 95 of 100 draws.");
    } else {
      remarks.weakness("Holding would have paid more: " + both + ".");
      remarks.hypothesis(
          "What it earns is the market's own drift: random entries with the same exposure of "
              + percent(found.metrics().exposure())
              + " earn as much.");
    }
  }

  private void interval() {
    double low = found.sharpe().interval().low();
    String range = number(low) + " to " + number(found.sharpe().interval().high());
    if (low > 0) {
      remarks.strength("The 95% interval of its Sharpe ratio, " + range + ", lies above 0.");
      return;
    }
    double needed = found.sharpe().luck().yearsNeeded();
    String track =
        Double.isFinite(needed)
            ? String.format(
                Locale.ROOT,
                " it takes %.1f years of such returns to tell it from 0, and there are %.1f.",
                needed,
                found.sharpe().sample().years())
            : " it is not above 0 to begin with.";
    remarks.weakness("The 95% interval of its Sharpe ratio, " + range + ", includes 0:" + track);
    if (Double.isFinite(needed)) {
      remarks.suggestion("Test on more bars: a longer date range, or a second symbol.");
    }
  }

  private void drawdown() {
    double own = found.metrics().maxDrawdown();
    double market = found.market().maxDrawdown();
    String both = percent(own) + " at worst against " + percent(market) + " for buy & hold";
    if (own < market) {
      remarks.strength("It fell less than the market: " + both + ".");
    } else {
      remarks.weakness("It fell as far as the market or further: " + both + ".");
      remarks.suggestion("Lower backtest.position_size, or raise decisions.confidence_threshold.");
    }
  }

  private void costs() {
    double paid = found.metrics().trades().commission();
    double gross = found.metrics().capital().netProfit() + paid;
    if (gross <= 0) {
      remarks.weakness(
          "It loses " + dollars(-gross) + " before commissions: costs are not the cause.");
      remarks.suggestion("Change the inputs or the labels; cheaper trading would not help.");
    } else if (paid / gross > DEAR) {
      remarks.weakness("Commissions take " + percent(paid / gross) + " of what the trades earn.");
      remarks.suggestion("Trade less often: decisions.filters.min_signal_separation.");
      remarks.hypothesis("Fewer, longer trades keep more than half of what they earn.");
    } else if (paid / gross < CHEAP) {
      remarks.strength(
          "It survives costs: it breaks even at a commission of "
              + percent(found.metrics().trades().breakEvenCommission())
              + " per side.");
    }
  }

  private void payoff() {
    double factor = found.metrics().trades().profitFactor();
    String rate = percent(found.metrics().trades().winRate()) + " of trades win";
    if (factor > 1) {
      remarks.strength(
          "Winners bring " + number(factor) + " times what losers cost; " + rate + ".");
    } else if (factor <= 1) {
      remarks.weakness(
          "Winners bring only " + number(factor) + " of what losers cost; " + rate + ".");
    }
  }

  private void activity() {
    if (found.trades() < FEW_TRADES) {
      remarks.weakness(
          Wording.trades(found.trades())
              + (found.trades() == 1 ? " is" : " are")
              + " a small sample.");
      remarks.suggestion(
          "Ask for more, shorter swings: a smaller training.labels.zigzag_threshold.");
    }
    if (found.metrics().exposure() < RARE) {
      remarks.weakness(
          "It holds a position in only " + percent(found.metrics().exposure()) + " of bars.");
    }
    if (found.evidence().inSample()) {
      remarks.weakness("It was tested on bars that it was trained on.");
      remarks.suggestion("Test on bars after the training range.");
    }
  }
}
