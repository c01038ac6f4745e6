package ktrdr.agent.assess;

import ktrdr.agent.Evidence;
import ktrdr.agent.SignalCounts;

/** Writes why a backtest has no trades, as far as its signals tell. */
record NeverTradedRemarks(Findings found, Remarks remarks) {

  void write() {
    found
        .evidence()
        .tested()
        .ifPresentOrElse(this::write, () -> remarks.weakness("It never traded."));
  }

  private void write(Evidence.Tested tested) {
    SignalCounts signals = tested.signals();
    boolean allowShort = tested.strategy().trading().account().sizing().allowShort();
    if (signals.buys() > 0 || (allowShort && signals.sells() > 0)) {
      remarks.weakness("It never traded: the account could not pay for one unit.");
      remarks.suggestion("Raise backtest.initial_capital or backtest.position_size.");
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
