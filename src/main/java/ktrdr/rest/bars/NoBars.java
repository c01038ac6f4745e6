package ktrdr.rest.bars;

import ktrdr.work.Refusal;

/** There are no bars of the symbol and timeframe in the path. */
final class NoBars extends Refusal {
  private static final long serialVersionUID = 1L;

  NoBars(String symbol, String timeframe) {
    super(Kind.NOT_FOUND, "no_bars", "There are no bars of " + symbol + " " + timeframe);
  }
}
