package ktrdr.strategy.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.document.yaml.Faults;
import ktrdr.strategy.document.yaml.YamlTree;
import ktrdr.work.Refusal.Fault;

/** Documents for tests of the reader, and ways to change one key of them. */
final class Documents {
  static final StrategyReader READER = new StrategyReader(Bars.bundled());

  /** The smallest document with two inputs. */
  static final String SMALL =
      """
      name: small
      version: "3.0"
      training_data: {symbols: {symbol: SPX}, timeframes: {timeframe: 1d}}
      indicators: {rsi_14: {type: rsi}, macd: {type: macd}}
      fuzzy_sets:
        rsi: {indicator: rsi_14, low: [0, 25, 45], high: [55, 75, 100]}
        trend: {indicator: macd.line, up: [0, 5, 10]}
      nn_inputs: [{fuzzy_set: rsi}, {fuzzy_set: trend}]
      """;

  private Documents() {}

  /** The smallest document with two inputs; a new one each time. */
  static Map<String, Object> small() {
    return tree(SMALL);
  }

  static Map<String, Object> tree(String yaml) {
    Object tree = YamlTree.of(yaml, new Faults());
    return cast(tree);
  }

  /** The small document with a value, written as YAML, at a JSON pointer. */
  static Map<String, Object> with(String pointer, String yaml) {
    Map<String, Object> document = small();
    set(document, pointer, tree("value: " + yaml).get("value"));
    return document;
  }

  static void set(Map<String, Object> document, String pointer, Object value) {
    String[] keys = pointer.substring(1).split("/");
    Object at = document;
    for (int i = 0; i < keys.length - 1; i++) {
      at =
          at instanceof List<?> list
              ? list.get(Integer.parseInt(keys[i]))
              : Documents.cast(at).computeIfAbsent(keys[i], key -> tree("{}"));
    }
    cast(at).put(keys[keys.length - 1], value);
  }

  /** What is wrong with a document; nothing when it is valid. */
  static List<Fault> faults(Map<String, Object> document) {
    try {
      READER.read(document);
      return List.of();
    } catch (InvalidStrategy e) {
      return e.faults();
    }
  }

  static List<Fault> faults(String yaml) {
    try {
      READER.read(yaml);
      return List.of();
    } catch (InvalidStrategy e) {
      return e.faults();
    }
  }

  static String resource(String name) {
    return text("/strategies/" + name);
  }

  /** The strategy of a design that an earlier release stored. */
  static String stored() {
    return (String) tree(text("/results/design.json")).get("strategy");
  }

  private static String text(String resource) {
    try (InputStream in = Documents.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object map) {
    return (Map<String, Object>) map;
  }
}
