package ktrdr.market;

import java.util.stream.Collectors;
import ktrdr.work.Refusal;

/** There are no bars of this symbol and time frame. */
public final class UnknownBars extends Refusal {
  private static final long serialVersionUID = 1L;

  /** They are not among those of a source. */
  static UnknownBars of(BarSource source, String symbol, Timeframe timeframe) {
    String there =
        source.listings().stream()
            .map(listing -> listing.symbol().name() + " " + listing.timeframe())
            .collect(Collectors.joining(", "));
    return new UnknownBars(symbol, timeframe.code(), there.isEmpty() ? "none" : there);
  }

  public UnknownBars(String symbol, String timeframe, String available) {
    super(
        Kind.INVALID,
        "unknown_bars",
        "No bars of " + symbol + " " + timeframe + "; there are " + available);
  }
}
