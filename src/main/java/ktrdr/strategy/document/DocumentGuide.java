package ktrdr.strategy.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.yaml.YamlText;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.strategy.indicators.IndicatorParameter;
import ktrdr.strategy.indicators.IndicatorType;
import ktrdr.work.Refusal.Fault;

/**
 * Tells an author of strategy documents what may stand in one. Nothing of it is written by hand:
 * the indicators come from the catalogue, the example from the writer, and each rule is what the
 * validator says of a document that breaks it. It names no market and no date.
 */
public final class DocumentGuide {
  /** A key and a value that are valid nowhere. */
  private static final String WRONG = "?";

  private static final String BARS = "training_data";
  private static final Market MARKET = new Market("ASSET", Timeframe.D1);

  /** What the validator checks for other reasons than its own value. */
  private static final Set<String> KEPT =
      Set.of(BARS, "version", "indicators", "fuzzy_sets", "nn_inputs");

  private static final String EXAMPLE =
      """
      name: example-name
      version: "3.0"
      description: What it does, in a sentence
      hypothesis: What it claims, so that a test could refute it
      indicators:
        rsi_slow: {type: rsi, period: 21}
        trend: {type: distance_from_ma, period: 50}
      fuzzy_sets:
        rsi_slow: {indicator: rsi_slow, low: [0, 25, 45], middle: [35, 50, 65], high: [55, 75, 100]}
        trend: {indicator: trend, below: [-0.1, -0.04, 0], above: [0, 0.04, 0.1]}
      nn_inputs:
        - {fuzzy_set: rsi_slow, timeframes: all}
        - {fuzzy_set: trend, timeframes: all}
      training:
        early_stopping: {patience: 10, min_delta: 0.0005}
      """;

  private DocumentGuide() {}

  /** The indicators that documents may use, one in a line. */
  public static String indicators() {
    return IndicatorCatalogue.types().stream()
        .map(DocumentGuide::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(IndicatorType type) {
    String parameters =
        type.parameters().stream().map(DocumentGuide::range).collect(Collectors.joining(", "));
    String outputs =
        type.outputs().isEmpty()
            ? "one output without a name"
            : "outputs " + String.join(", ", type.outputs());
    return "- %s: %s. Parameters: %s; %s."
        .formatted(type.name(), type.description(), parameters, outputs);
  }

  private static String range(IndicatorParameter parameter) {
    return "%s %s to %s (%s)"
        .formatted(
            parameter.name(),
            number(parameter.min()),
            number(parameter.max()),
            number(parameter.defaultValue()));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** A valid document with every default spelled out, but without its bars and its evaluation. */
  public static String example() {
    return YamlText.compact(document());
  }

  private static Map<String, Object> document() {
    Strategy example = new StrategyReader(new Anywhere()).read(EXAMPLE, MARKET);
    Map<String, Object> document = StrategyWriter.map(example);
    document.remove(BARS);
    document.remove("evaluation"); // the session decides
    return document;
  }

  /** What the validator asks of each place of a document, one in a line. */
  public static String rules() {
    Map<String, Object> wrong = wrong(document());
    wrong.putAll(Map.of(BARS, bars(), WRONG, WRONG));
    try {
      new StrategyReader(new Anywhere()).read(wrong);
      throw new IllegalStateException("The validator accepts anything.");
    } catch (InvalidStrategy refused) {
      return refused.faults().stream().map(DocumentGuide::rule).collect(Collectors.joining("\n"));
    }
  }

  private static Map<String, Object> bars() {
    return Map.of(
        "symbols",
        Map.of("symbol", MARKET.symbol()),
        "timeframes",
        Map.of("timeframe", MARKET.timeframe().code()));
  }

  /** An object of which every value is wrong, and which has a key that nobody knows. */
  private static Map<String, Object> wrong(Map<?, ?> object) {
    Map<String, Object> wrong = new LinkedHashMap<>();
    object.forEach(
        (key, value) ->
            wrong.put(String.valueOf(key), KEPT.contains(key) ? value : wrongValue(value)));
    wrong.put(WRONG, WRONG);
    return wrong;
  }

  private static Object wrongValue(Object value) {
    if (value instanceof Map<?, ?> object) {
      return wrong(object);
    }
    return value instanceof List<?> ? List.of(WRONG) : WRONG;
  }

  private static String rule(Fault fault) {
    String place = fault.pointer().replace("/" + WRONG, "");
    String detail =
        fault
            .detail()
            .replace("; is \"" + WRONG + "\"", "")
            .replace("; they sum to 0.0", "")
            .replace("unknown key; allowed", "keys");
    return "- " + (place.isEmpty() ? "/" : place) + ": " + detail;
  }

  /** Has any bars that a document may name. */
  private static final class Anywhere implements BarSource {
    @Override
    public List<Listing> listings() {
      Symbol symbol = new Symbol(MARKET.symbol(), "", Symbol.Trading.EXCHANGE);
      return List.of(new Listing(symbol, MARKET.timeframe()));
    }

    @Override
    public BarSeries load(String symbol, Timeframe timeframe) {
      throw new IllegalStateException("a guide has no bars");
    }
  }
}
