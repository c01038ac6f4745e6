package ktrdr.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.strategy.Strategy;

/**
 * What a session researches.
 *
 * @param text the user's own words; may be empty
 * @param seed seed of all random numbers
 * @param candidates number of strategies to try, 1 or more
 * @param evaluation on which bars the strategy will be tested, and so which ones a designer may
 *     see; empty if nobody said, which means a holdout
 */
public record Brief(
    String text,
    String symbol,
    Timeframe timeframe,
    long seed,
    int candidates,
    Optional<Strategy.Evaluation> evaluation) {
  /** The default number of strategies to try. */
  public static final int CANDIDATES = 24;

  private static final String SYMBOL = "SPX";

  public Brief {
    if (candidates < 1) {
      throw new IllegalArgumentException(candidates + " candidates");
    }
  }

  /** A brief that does not say on which bars its strategy will be tested. */
  public Brief(String text, String symbol, Timeframe timeframe, long seed, int candidates) {
    this(text, symbol, timeframe, seed, candidates, Optional.empty());
  }

  /**
   * The market of a brief. A symbol or timeframe that is not given comes from the text, even if
   * ktrdr has no bars of it. If the text names none, the symbol is SPX and the timeframe is the
   * longest available one up to 1d.
   *
   * @throws UnknownBars when the text names a timeframe that does not exist
   */
  public static Market market(
      String text, Optional<String> symbol, Optional<Timeframe> timeframe, BarSource bars) {
    NamedMarket named = NamedMarket.in(text, bars);
    String what = symbol.or(named::symbol).orElse(SYMBOL);
    Timeframe span =
        timeframe.or(() -> spoken(named, what, bars)).orElseGet(() -> usual(what, bars));
    return new Market(what, span);
  }

  /** Whether the text names a symbol or a timeframe. */
  public static boolean namesMarket(String text, BarSource bars) {
    NamedMarket named = NamedMarket.in(text, bars);
    return named.symbol().isPresent() || named.span().isPresent();
  }

  /** Whether the strategy will be tested fold after fold. */
  public boolean walksForward() {
    return evaluation.filter(Strategy.WalkForward.class::isInstance).isPresent();
  }

  /**
   * The symbols and the timeframe that the text names but that this brief is not about: a session
   * researches one market.
   */
  public List<String> otherMarkets(BarSource bars) {
    return NamedMarket.others(this, bars);
  }

  /** Splits a text into upper-case words without leading and trailing punctuation. */
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
