package ktrdr.sessions.artifacts;

import ktrdr.market.BarSeries;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.work.Refusal;

/** A model knows all bars of an instrument, and nobody asked to test it on these. */
public final class NoUnseenBars extends Refusal {
  private static final long serialVersionUID = 1L;

  NoUnseenBars(SeenBars seen, BarSeries bars, int left) {
    super(
        Kind.INVALID,
        "no_unseen_bars",
        String.format(
            "The model was trained on bars up to %s, and %s %s has %d behind them; a backtest needs"
                + " 2. Load later bars, or give a start_date: then the backtest is in sample.",
            seen.to(), bars.symbol().name(), bars.timeframe(), left));
    member("trained_to", seen.to().toString());
  }
}
