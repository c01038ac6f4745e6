package ktrdr.cli.command.strategies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a strategy document to begin with. */
final class NewDocument {
  private static final String USUAL = "/ktrdr/cli/strategy.yaml";
  private static final String VALUE = "\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,}#]+)";
  private static final Pattern NAME = Pattern.compile("(?m)(^\\s*[{]?\\s*\"?name\"?:" + VALUE);
  private static final Pattern SYMBOL = Pattern.compile("(\\bsymbol\"?:" + VALUE);
  private static final Pattern TIMEFRAME = Pattern.compile("(\\btimeframe\"?:" + VALUE);

  private NewDocument() {}

  /** The usual document; a null symbol or time frame is the usual one. */
  static String usual(String name, String symbol, String timeframe) {
    return resource()
        .replace("{name}", name)
        .replace("{symbol}", symbol == null ? "SPX" : quoted(symbol))
        .replace("{timeframe}", timeframe == null ? "1d" : timeframe);
  }

  /** A copy of a document with another name; a null symbol or time frame stays. */
  static String like(String example, String name, String symbol, String timeframe) {
    String named = replaced(example, NAME, name);
    String moved = symbol == null ? named : replaced(named, SYMBOL, quoted(symbol));
    return timeframe == null ? moved : replaced(moved, TIMEFRAME, '"' + timeframe + '"');
  }

  private static String replaced(String text, Pattern key, String value) {
    Matcher found = key.matcher(text);
    return found.replaceFirst(place -> Matcher.quoteReplacement(place.group(1) + value));
  }

  /** A symbol of digits only would be a number in YAML. */
  private static String quoted(String symbol) {
    return '"' + symbol + '"';
  }

  private static String resource() {
    try (InputStream file = NewDocument.class.getResourceAsStream(USUAL)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
