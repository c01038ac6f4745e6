package ktrdr.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;

/**
 * What somebody wants to have researched.
 *
 * @param text in their own words, may be empty
 * @param seed of everything random
 * @param candidates strategies to try before one is chosen, 1 or more
 */
public record Brief(String text, String symbol, Timeframe timeframe, long seed, int candidates) {
  /** Strategies to try unless the session says otherwise. */
  public static final int CANDIDATES = 36;

  private static final String SYMBOL = "SPX";

  public Brief {
    if (candidates < 1) {
      throw new IllegalArgumentException(candidates + " candidates");
    }
  }

  /**
   * The market of a brief. Its symbol and time frame, where they are not given, are those that the
   * text names, whether there are bars of them or not; else SPX, and 1d or the longest time frame
   * there is.
   *
   * @throws UnknownBars when the text names a time frame that there is not
   */
  public static Market market(
      String text, Optional<String> symbol, Optional<Timeframe> timeframe, BarSource bars) {
    NamedMarket named = NamedMarket.in(text, bars);
    String what = symbol.or(named::symbol).orElse(SYMBOL);
    Timeframe span =
        timeframe.or(() -> spoken(named, what, bars)).orElseGet(() -> usual(what, bars));
    return new Market(what, span);
  }

  /** Whether the text itself names a symbol or a time frame. */
  public static boolean namesMarket(String text, BarSource bars) {
    NamedMarket named = NamedMarket.in(text, bars);
    return named.symbol().isPresent() || named.span().isPresent();
  }

  /** Words of a text in upper case, without punctuation at their ends. */
  static List<String> words(String text) {
    return Arrays.stream(text.toUpperCase(Locale.ROOT).split("[^A-Z0-9_.-]+"))
        .map(word -> word.replaceAll("^[_.-]+|[_.-]+$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Optional<Timeframe> spoken(NamedMarket named, String symbol, BarSource bars) {
    return named
        .span()
        .map(
            span ->
                NamedMarket.timeframe(span)
                    .orElseThrow(() -> UnknownBars.named(bars, symbol, span)));
  }

  private static Timeframe usual(String symbol, BarSource bars) {
    return Arrays.stream(Timeframe.values())
        .filter(t -> t.compareTo(Timeframe.D1) <= 0 && bars.has(symbol, t))
        .reduce((shorter, longer) -> longer)
        .orElse(Timeframe.D1);
  }
}
