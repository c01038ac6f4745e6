package ktrdr.market;

import ktrdr.work.Refusal;

/** There are no bars of this symbol and time frame. */
public final class UnknownBars extends Refusal {
  private static final long serialVersionUID = 1L;

  public UnknownBars(String symbol, String timeframe, String available) {
    super(
        Kind.INVALID,
        "unknown_bars",
        "No bars of " + symbol + " " + timeframe + "; there are " + available);
  }
}
