package ktrdr.sessions.artifacts;

import ktrdr.market.sources.Bars;
import ktrdr.work.Refusal;

/** There are no imported bars to remove. */
public final class NothingImported extends Refusal {
  private static final long serialVersionUID = 1L;

  NothingImported(String symbol, String timeframe) {
    super(
        Kind.NOT_FOUND,
        "nothing_imported",
        Bars.comes(symbol)
            ? symbol + " comes with ktrdr and stays; only bars that were brought in can be removed"
            : "No bars of "
                + (symbol + " " + timeframe).strip()
                + " were brought in; see what there is with: ktrdr data list");
    member("symbol", symbol);
  }
}
