package ktrdr.agent.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the words of a brief ask of the search.
 *
 * @param indicators indicator types that the brief names, in the order of {@link IndicatorKind};
 *     empty when it names none
 * @param unheeded what the brief asks for and the search does not support, in its own words
 */
record BriefHints(
    List<String> indicators,
    Style style,
    Pace pace,
    Temper temper,
    boolean allowShort,
    List<String> unheeded) {
  private static final Pattern SHORT =
      Pattern.compile("\\bshort(s|ing)?\\b(?![ -]?(term|period|horizon))");
  private static final Pattern LONG_ONLY =
      Pattern.compile("\\b(long[ -]only|no short(s|ing)?|never short|without short(s|ing)?)\\b");
  private static final Pattern MISSING =
      Pattern.compile(
          "\\b(bollinger|atr|stochastic|adx|cci|ichimoku|obv|vwap|aroon|keltner|donchian"
              + "|supertrend|williams|lstm|gru|regression)\\b");
  private static final Pattern SHORT_ONLY =
      Pattern.compile("\\b(short[ -]only|only short(?![ -]?(term|period|horizon)))\\b");

  /** How long or when to hold, and orders that wait for a price. */
  private static final Pattern HOLDING =
      Pattern.compile(
          "\\b(hold(ing)?( (it|them|each|every|positions?|trades?))?( for)?( (about|at most|up to))?"
              + " (\\d+|a|one|two|three|four|five|six|ten) ?(bars?|minutes?|hours?|days?|weeks?"
              + "|months?)|overnight|weekends?|stop[ -]?loss(es)?|take[ -]?profits?"
              + "|trailing stops?)\\b");

  /** Styles of trading that no candidate has. */
  private static final Pattern STYLES =
      Pattern.compile(
          "\\b(arbitrage|pairs?[ -]trad(ing|e)|market[ -]making|grid|martingale|hedg(e|ed|ing)"
              + "|seasonal(ity)?|calendar effects?|news|sentiment|fundamentals?|value invest(ing|or)"
              + "|carry|options?|leverage[d]?|pyramid(ing)?|dollar[ -]cost averaging|rebalanc(e|ing)"
              + "|portfolio|volatility targeting|order[ -]flow)\\b");

  /** The kind of edge to look for. */
  enum Style {
    REVERSION("mean reversion", "revers|revert|oversold|overbought|contrarian|dip|exhaust"),
    MOMENTUM("momentum", "momentum|trend|breakout|follow"),
    OPEN("any edge", "");

    private final String title;
    private final Pattern words;

    Style(String title, String words) {
      this.title = title;
      this.words = Pattern.compile(words.isEmpty() ? "(?!)" : words);
    }

    String title() {
      return title;
    }
  }

  /** How far back the indicators look. */
  enum Pace {
    FAST("short[ -]?term|\\bfast\\b|quick|swing|scalp|intraday"),
    SLOW("long[ -]?term|\\bslow|patient|position trad"),
    ANY("(?!)");

    private final Pattern words;

    Pace(String words) {
      this.words = Pattern.compile(words);
    }
  }

  /** How much to risk. */
  enum Temper {
    CALM("calm|conservative|cautious|careful|low[ -]risk|defensive|steady"),
    BOLD("aggressive|bold|high[ -]risk"),
    EVEN("(?!)");

    private final Pattern words;

    Temper(String words) {
      this.words = Pattern.compile(words);
    }
  }

  static BriefHints of(String brief) {
    String text = brief.toLowerCase(Locale.ROOT);
    boolean longOnly = LONG_ONLY.matcher(text).find();
    return new BriefHints(
        named(text),
        first(Style.values(), style -> style.words, text),
        first(Pace.values(), pace -> pace.words, text),
        first(Temper.values(), temper -> temper.words, text),
        !longOnly && SHORT.matcher(text).find(),
        Stream.of(MISSING, SHORT_ONLY, HOLDING, STYLES)
            .flatMap(words -> words.matcher(text).results().map(MatchResult::group))
            .distinct()
            .toList());
  }

  /** These, and more that the search does not support. */
  BriefHints and(List<String> more) {
    List<String> all = Stream.concat(unheeded.stream(), more.stream()).distinct().toList();
    return new BriefHints(indicators, style, pace, temper, allowShort, all);
  }

  /** Whether all indicators should be slow. */
  boolean looksFarBack() {
    return slow() && !fast();
  }

  /** Whether all indicators should be fast. */
  boolean looksNearBack() {
    return fast() && !slow();
  }

  private boolean fast() {
    return pace == Pace.FAST || style == Style.REVERSION;
  }

  private boolean slow() {
    return pace == Pace.SLOW || style == Style.MOMENTUM;
  }

  private static List<String> named(String text) {
    List<String> named = new ArrayList<>();
    for (IndicatorKind kind : IndicatorKind.values()) {
      if (kind.namedIn(text)) {
        named.add(kind.type());
      }
    }
    return named;
  }

  /**
   * Returns the first value whose words occur in the text, otherwise the last, which is the neutral
   * one.
   */
  private static <T> T first(T[] all, Function<T, Pattern> words, String text) {
    for (T one : all) {
      if (words.apply(one).matcher(text).find()) {
        return one;
      }
    }
    return all[all.length - 1];
  }
}
