package ktrdr.training;

import ktrdr.market.BarSeries;
import ktrdr.work.Refusal;

/** The bars have changed since a training walked over them. */
public final class SignalsOfOtherBars extends Refusal {
  private static final long serialVersionUID = 1L;

  public SignalsOfOtherBars(BarSeries bars) {
    super(
        Kind.CONFLICT,
        "bars_changed",
        "The bars of "
            + bars.symbol().name()
            + " "
            + bars.timeframe()
            + " have changed since the training walked over them; train again");
  }
}
