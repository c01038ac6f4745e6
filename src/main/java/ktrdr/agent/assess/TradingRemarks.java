package ktrdr.agent.assess;

import static ktrdr.agent.Wording.number;
import static ktrdr.agent.Wording.percent;

import java.util.Locale;
import ktrdr.agent.Evidence;
import ktrdr.agent.Wording;
import ktrdr.strategy.Labels;

/** Writes remarks on a backtest. A suggestion is made only where its cause is in the figures. */
record TradingRemarks(Findings found, Remarks remarks) {
  /** Deeper drawdowns are too much for any account. */
  private static final double DEEP = 0.30;

  /** Share of bars with a position. */
  private static final double RARE = 0.05;

  /** More bars than this many times those tested are no advice. */
  private static final double TIMES = 5;

  void write() {
    if (found.trades() == 0) {
      new NeverTradedRemarks(found, remarks).write();
      return;
    }
    CostRemarks costs = new CostRemarks(found, remarks);
    besideBuyAndHold();
    interval();
    drawdown();
    costs.write();
    payoff();
    activity(costs.pays());
  }

  private void besideBuyAndHold() {
    double own = found.metrics().totalReturn();
    double market = found.market().totalReturn();
    String both =
        percent(own) + " against " + percent(market) + " for buy & hold at the same size and costs";
    if (own > market) {
      String did = own > 0 ? "It earned more" : "It lost less";
      remarks.strength(did + " than the market: " + both + ".");
    } else {
      remarks.weakness("Holding would have paid more: " + both + ".");
    }
    new TimingRemarks(found, remarks).write();
  }

  private void interval() {
    double low = found.sharpe().interval().low();
    String range = number(low) + " to " + number(found.sharpe().interval().high());
    if (low > 0) {
      remarks.strength("The 95% interval of its Sharpe ratio, " + range + ", lies above 0.");
    } else if (low <= 0) {
      remarks.weakness("The 95% interval of its Sharpe ratio, " + range + ", includes 0" + track());
      moreBars();
    }
  }

  private String track() {
    double needed = found.sharpe().luck().yearsNeeded();
    double years = found.sharpe().sample().years();
    if (!Double.isFinite(needed)) {
      return ": it is not above 0 to begin with.";
    }
    return needed <= years
        ? "."
        : String.format(
            Locale.ROOT,
            ": beside the %.1f years that there are, it needs %.1f more years of such returns to"
                + " tell it from 0.",
            years,
            needed - years);
  }

  private void moreBars() {
    double needed = found.sharpe().luck().yearsNeeded();
    double years = found.sharpe().sample().years();
    if (needed > years && needed <= TIMES * years && !found.evidence().inSample()) {
      remarks.suggestion("Test on more bars: a longer history, or a second symbol.");
    }
  }

  private void drawdown() {
    double own = found.metrics().maxDrawdown();
    double market = found.market().maxDrawdown();
    String both = percent(own) + " at worst against " + percent(market) + " for buy & hold";
    if (own < market) {
      remarks.strength("It fell less than the market: " + both + ".");
    } else if (own > 0 && own >= market) {
      remarks.weakness("It fell as far as the market or further: " + both + ".");
      if (!found.fewTrades() && found.metrics().exposure() >= RARE) {
        remarks.suggestion("Raise decisions.confidence_threshold.");
      }
    }
    // A smaller position makes the market's fall smaller, too, so it is no answer to the other one.
    if (own > DEEP) {
      remarks.suggestion("Lower backtest.position_size.");
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

  private void activity(boolean pays) {
    if (found.fewTrades()) {
      remarks.weakness(
          Wording.trades(found.trades())
              + (found.trades() == 1 ? " is" : " are")
              + " a small sample.");
      if (pays) {
        found.evidence().tested().map(this::moreTrades).ifPresent(remarks::suggestion);
      }
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

  private String moreTrades(Evidence.Tested tested) {
    int sure = tested.signals().buys() + tested.signals().sells() + tested.signals().holds();
    Labels labels = tested.strategy().learning().labels();
    return tested.signals().unsure() > sure
        ? "Lower decisions.confidence_threshold."
        : LabelAdvice.moreTrades(labels);
  }
}
