package ktrdr.strategy.document.schema;

import static ktrdr.strategy.document.schema.DocumentSchema.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.yaml.Faults;
import ktrdr.strategy.document.yaml.YamlTree;
import ktrdr.work.Refusal.Fault;

/** Documents as trees, of which tests change one place. */
final class Trees {
  static final StrategyReader READER = new StrategyReader(Bars.bundled());

  private static final String SMALL =
      """
      name: small
      version: "3.0"
      training_data: {symbols: {symbol: SPX}, timeframes: {timeframe: 1d}}
      indicators: {rsi_14: {type: rsi}}
      fuzzy_sets: {rsi: {indicator: rsi_14, low: [0, 25, 45], high: [55, 75, 100]}}
      nn_inputs: [{fuzzy_set: rsi}]
      """;

  private Trees() {}

  static Map<String, Object> small() {
    return of(SMALL);
  }

  static Map<String, Object> of(String yaml) {
    return object(YamlTree.of(yaml, new Faults()));
  }

  /** The small document with a value at a JSON pointer. */
  static Map<String, Object> with(String pointer, Object value) {
    Map<String, Object> document = small();
    set(document, pointer, value);
    return document;
  }

  static void set(Map<String, Object> document, String pointer, Object value) {
    String[] keys = pointer.substring(1).split("/");
    Object at = document;
    for (int i = 0; i < keys.length - 1; i++) {
      at =
          at instanceof List<?> list
              ? list.get(Integer.parseInt(keys[i]))
              : object(at).computeIfAbsent(keys[i], key -> new LinkedHashMap<String, Object>());
    }
    object(at).put(keys[keys.length - 1], value);
  }

  static List<Fault> faults(Map<String, Object> document) {
    try {
      READER.read(document);
      return List.of();
    } catch (InvalidStrategy e) {
      return e.faults();
    }
  }

  static String resource(String file) {
    try (InputStream in = Trees.class.getResourceAsStream("/strategies/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
