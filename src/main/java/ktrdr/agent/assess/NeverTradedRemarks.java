package ktrdr.agent.assess;

import ktrdr.agent.Evidence;
import ktrdr.agent.SignalCounts;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy;

/** Writes why a backtest has no trades, as far as its signals tell. */
record NeverTradedRemarks(Findings found, Remarks remarks) {

  void write() {
    found
        .evidence()
        .tested()
        .ifPresentOrElse(this::write, () -> remarks.weakness("It never traded."));
  }

  private void tooSmall(Strategy.Account account) {
    if (account.sizing().fractional() && account.costs().fixedFee() == 0) {
      remarks.weakness("It never traded: its only signals came at the end, too late for an order.");
      remarks.suggestion("Test on more bars: a longer history, or a second symbol.");
    } else if (account.sizing().fractional()) {
      remarks.weakness("It never traded: the fixed fee left nothing of its orders.");
      remarks.suggestion("Raise backtest.initial_capital or backtest.position_size.");
    } else {
      remarks.weakness("It never traded: one unit costs more than a position may.");
      remarks.suggestion(
          "Set backtest.unit to 0, or raise backtest.initial_capital or backtest.position_size.");
    }
  }

  private void write(Evidence.Tested tested) {
    SignalCounts signals = tested.signals();
    Strategy.Account account = tested.strategy().trading().account();
    Sizing sizing = account.sizing();
    if (signals.buys() > 0 || (sizing.allowShort() && signals.sells() > 0)) {
      tooSmall(account);
    } else if (signals.sells() > 0) {
      remarks.weakness("It never traded: it said SELL only, and may not sell short.");
      remarks.suggestion("Set backtest.allow_short, or change the inputs.");
    } else if (signals.unsure() > 0) {
      remarks.weakness("It never traded: no signal reached the confidence asked for.");
      remarks.suggestion("Lower decisions.confidence_threshold.");
      remarks.hypothesis(
          "With a lower confidence_threshold the signals earn more than their costs.");
    } else {
      remarks.weakness("It never traded: it was sure of HOLD at every bar.");
      remarks.suggestion(LabelAdvice.fewerHolds(tested.strategy().learning().labels()));
    }
  }
}
