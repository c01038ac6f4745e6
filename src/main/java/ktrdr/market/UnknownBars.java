package ktrdr.market;

import java.util.stream.Collectors;
import ktrdr.work.Refusal;

/** There are no bars of this symbol and time frame. */
public final class UnknownBars extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Names the bars that the source does have. */
  public static UnknownBars of(BarSource source, String symbol, Timeframe timeframe) {
    return named(source, symbol, timeframe.code());
  }

  /** Like {@link #of}, for a time frame as the user wrote it. */
  public static UnknownBars named(BarSource source, String symbol, String timeframe) {
    String there =
        source.listings().stream()
            .map(listing -> listing.symbol().name() + " " + listing.timeframe())
            .collect(Collectors.joining(", "));
    return new UnknownBars(symbol, timeframe, there.isEmpty() ? "none" : there);
  }

  public UnknownBars(String symbol, String timeframe, String available) {
    super(
        Kind.INVALID,
        "unknown_bars",
        "No bars of "
            + symbol
            + " "
            + timeframe
            + "; there are "
            + available
            + ". Bring bars in with: ktrdr data load FILE");
    member("symbol", symbol);
    member("timeframe", timeframe);
  }
}
