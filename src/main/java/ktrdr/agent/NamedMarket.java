package ktrdr.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;

/**
 * The market that a brief names, whether ktrdr has bars of it or not.
 *
 * <p>A symbol is any word, in any case, that ktrdr has bars of. It is also a word of 3 to 10
 * capitals after {@code on}, {@code of}, {@code for}, {@code in} or {@code $}, unless that is an
 * indicator, a currency or another word usually written in capitals. An unknown symbol takes
 * precedence over a known one, so that a request for missing bars is never silently answered with
 * other bars. In a brief without lower-case letters, an unknown symbol needs the {@code $}.
 *
 * @param symbol in upper case
 * @param span the timeframe as written: {@code hourly}, {@code 15m}, {@code 2-hour bars}
 */
record NamedMarket(Optional<String> symbol, Optional<String> span) {
  private static final Pattern AFTER =
      Pattern.compile(
          "(?:\\b(?i:on|of|for|in)\\s+(?:(?i:the)\\s+)?\\$?|\\$)([A-Z][A-Z0-9.-]{2,9})(?![.-]?[A-Za-z0-9_])");
  private static final Pattern DOLLAR =
      Pattern.compile("\\$([A-Z][A-Z0-9.-]{2,9})(?![.-]?[A-Za-z0-9_])");
  private static final Pattern SPAN =
      Pattern.compile(
          "\\b(\\d{1,3})[ -]?(m|min|minutes?|h|hr|hours?|d|days?|w|weeks?)[ -]"
              + "(?:bars?|candles?|charts?|data|time ?frames?)\\b");
  private static final Pattern CODE = Pattern.compile("(?!24h)\\d{1,3}[mh]");
  private static final Pattern ADVERB =
      Pattern.compile("\\b(minutely|hourly|daily|weekly|monthly|quarterly|yearly)\\b");

  private static final Set<String> INDICATORS =
      Set.of(
          ("RSI SMA EMA WMA DEMA TEMA HMA MACD ATR ADX CCI ROC MFI CMF OBV VWAP RVI STOCH BOLLINGER"
                  + " ICHIMOKU AROON KELTNER DONCHIAN SUPERTREND ZIGZAG MOMENTUM LSTM GRU MLP")
              .split(" "));
  private static final Set<String> COMMON =
      Set.of(
          ("USD EUR GBP JPY CHF AUD CAD NZD CNY USA ETF ETFS CFD CFDS FOREX CRYPTO NYSE NASDAQ LSE"
                  + " CME UTC GMT EST API CSV YTD ATH OHLC OHLCV PNL THE ALL ANY AND NOT BUY SELL"
                  + " HOLD LONG SHORT LOW HIGH BARS DAYS")
              .split(" "));

  static NamedMarket in(String text, BarSource bars) {
    Optional<String> symbol = unknown(text, bars).or(() -> known(text, bars).findFirst());
    return new NamedMarket(symbol, spanOf(text.toLowerCase(Locale.ROOT)));
  }

  /** The symbols and the timeframe in the text of a brief that are not its own. */
  static List<String> others(Brief brief, BarSource bars) {
    Stream<String> symbols =
        Stream.concat(unknown(brief.text(), bars).stream(), known(brief.text(), bars))
            .filter(symbol -> !symbol.equals(brief.symbol()));
    Stream<String> span =
        spanOf(brief.text().toLowerCase(Locale.ROOT)).stream()
            .filter(said -> !timeframe(said).equals(Optional.of(brief.timeframe())));
    return Stream.concat(symbols, span).distinct().toList();
  }

  private static Optional<String> unknown(String text, BarSource bars) {
    return symbols(text)
        .map(word -> word.replaceAll("[.-]+$", ""))
        .filter(word -> word.length() >= 3)
        .filter(word -> !INDICATORS.contains(word) && !COMMON.contains(word))
        .filter(word -> !isThere(word, bars))
        .findFirst();
  }

  private static Stream<String> known(String text, BarSource bars) {
    return Brief.words(text).stream().filter(word -> isThere(word, bars));
  }

  private static Stream<String> symbols(String text) {
    boolean shouted = text.equals(text.toUpperCase(Locale.ROOT));
    Matcher named = (shouted ? DOLLAR : AFTER).matcher(text);
    List<MatchResult> found = named.results().toList();
    return found.stream().map(match -> match.group(1));
  }

  private static boolean isThere(String word, BarSource bars) {
    return Arrays.stream(Timeframe.values()).anyMatch(t -> bars.has(word, t));
  }

  private static Optional<String> spanOf(String text) {
    Matcher span = SPAN.matcher(text);
    Matcher adverb = ADVERB.matcher(text);
    if (span.find()) {
      return Optional.of(span.group());
    }
    Optional<String> code =
        Brief.words(text).stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(word -> Timeframe.of(word).isPresent() || CODE.matcher(word).matches())
            .findFirst();
    return code.or(() -> adverb.find() ? Optional.of(adverb.group()) : Optional.empty());
  }

  /** Returns the timeframe that {@code span} means; empty when there is none. */
  static Optional<Timeframe> timeframe(String span) {
    Matcher counted = SPAN.matcher(span);
    if (counted.matches()) {
      return Timeframe.of(counted.group(1) + counted.group(2).charAt(0));
    }
    return switch (span) {
      case "minutely" -> Optional.of(Timeframe.M1);
      case "hourly" -> Optional.of(Timeframe.H1);
      case "daily" -> Optional.of(Timeframe.D1);
      case "weekly" -> Optional.of(Timeframe.W1);
      default -> Timeframe.of(span);
    };
  }
}
