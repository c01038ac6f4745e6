package ktrdr.strategy.document.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Strategy.PriceSource;
import ktrdr.strategy.document.yaml.Faults;
import ktrdr.strategy.document.yaml.YamlTree;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.strategy.indicators.IndicatorParameter;
import ktrdr.strategy.indicators.IndicatorType;

/**
 * The JSON Schema (2020-12) of a strategy document. It knows the shape: keys, types, ranges, words.
 * What depends on other places (ids, order of numbers, symbols) only the validator knows.
 */
public final class DocumentSchema {
  private static final String FILE = "/strategies/schema.yaml";
  private static final String PROPERTIES = "properties";

  /** Of the reference page and the tests; no keyword of JSON Schema. */
  private static final String HINT = "x-needs";

  private DocumentSchema() {}

  /** Returns the schema as maps, lists, strings, numbers and booleans; a new one each time. */
  public static Map<String, Object> tree() {
    Map<String, Object> tree = hinted();
    withoutHints(tree);
    return tree;
  }

  /** The schema; {@code x-needs} has the neighbours without which a key is refused. */
  static Map<String, Object> hinted() {
    Faults faults = new Faults();
    Map<String, Object> tree = object(YamlTree.of(text(), faults));
    faults.throwIfAny();
    Map<String, Object> defs = object(tree.get("$defs"));
    object(defs.get("timeframe"))
        .put("enum", Arrays.stream(Timeframe.values()).map(Timeframe::code).toList());
    object(defs.get("indicator"))
        .put("oneOf", IndicatorCatalogue.types().stream().map(DocumentSchema::indicator).toList());
    return tree;
  }

  private static Map<String, Object> indicator(IndicatorType type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("type", Map.of("const", type.name()));
    if (type.hasSource()) {
      properties.put("source", Map.of("enum", sources(), "default", "close"));
    }
    for (IndicatorParameter parameter : type.parameters()) {
      properties.put(parameter.name(), range(parameter));
      parameter.synonyms().forEach(name -> properties.put(name, synonym(parameter)));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", type.description());
    schema.put("required", List.of("type"));
    schema.put("additionalProperties", false);
    schema.put(PROPERTIES, properties);
    return schema;
  }

  private static Map<String, Object> range(IndicatorParameter parameter) {
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("type", parameter.whole() ? "integer" : "number");
    range.put("minimum", number(parameter.min()));
    range.put("maximum", number(parameter.max()));
    range.put("default", number(parameter.defaultValue()));
    return range;
  }

  private static Number number(double value) {
    boolean whole = value == Math.rint(value);
    return whole ? (Number) (long) value : (Number) value;
  }

  private static Map<String, Object> synonym(IndicatorParameter parameter) {
    Map<String, Object> range = range(parameter);
    range.remove("default");
    range.put("description", "Another name of " + parameter.name());
    return range;
  }

  private static List<String> sources() {
    return Arrays.stream(PriceSource.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static void withoutHints(Object node) {
    if (node instanceof Map<?, ?> map) {
      if (map.containsKey(HINT)) {
        map.remove(HINT);
      }
      map.values().forEach(DocumentSchema::withoutHints);
    } else if (node instanceof List<?> list) {
      list.forEach(DocumentSchema::withoutHints);
    }
  }

  private static String text() {
    try (InputStream file = DocumentSchema.class.getResourceAsStream(FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // YamlTree makes maps of strings only.
  static Map<String, Object> object(Object node) {
    return (Map<String, Object>) node;
  }
}
