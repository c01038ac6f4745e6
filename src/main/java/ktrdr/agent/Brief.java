package ktrdr.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;

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
   * A brief whose symbol and time frame, where they are not given, are the first that the text
   * names; else SPX, and 1d or the longest time frame there is.
   */
  public static Brief of(
      String text,
      Optional<String> symbol,
      Optional<Timeframe> timeframe,
      long seed,
      int candidates,
      BarSource bars) {
    List<String> words = words(text);
    String what = symbol.orElseGet(() -> named(words, bars).orElse(SYMBOL));
    Timeframe span = timeframe.or(() -> spoken(words)).orElseGet(() -> usual(what, bars));
    return new Brief(text, what, span, seed, candidates);
  }

  /** Words of a text in upper case, without punctuation at their ends. */
  static List<String> words(String text) {
    return Arrays.stream(text.toUpperCase(Locale.ROOT).split("[^A-Z0-9_.-]+"))
        .map(word -> word.replaceAll("^[_.-]+|[_.-]+$", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Optional<String> named(List<String> words, BarSource bars) {
    return words.stream()
        .filter(word -> Arrays.stream(Timeframe.values()).anyMatch(t -> bars.has(word, t)))
        .findFirst();
  }

  private static Optional<Timeframe> spoken(List<String> words) {
    return words.stream().flatMap(word -> timeframe(word).stream()).findFirst();
  }

  private static Optional<Timeframe> timeframe(String word) {
    return switch (word) {
      case "HOURLY" -> Optional.of(Timeframe.H1);
      case "DAILY" -> Optional.of(Timeframe.D1);
      case "WEEKLY" -> Optional.of(Timeframe.W1);
      default -> Timeframe.of(word);
    };
  }

  private static Timeframe usual(String symbol, BarSource bars) {
    return Arrays.stream(Timeframe.values())
        .filter(t -> t.compareTo(Timeframe.D1) <= 0 && bars.has(symbol, t))
        .reduce((shorter, longer) -> longer)
        .orElse(Timeframe.D1);
  }
}
