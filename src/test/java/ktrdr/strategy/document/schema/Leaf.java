package ktrdr.strategy.document.schema;

import static ktrdr.strategy.document.schema.DocumentSchema.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A key of the schema that has a plain value or a list.
 *
 * @param rule what the schema says of it, references followed
 */
record Leaf(String pointer, Map<String, Object> rule) {
  /** What depends on other places than its own; its shape is tested by examples. */
  private static final Set<String> NOT_ALONE =
      Set.of(
          "/version",
          "/training_data/symbols/symbol",
          "/training_data/timeframes/timeframe",
          "/indicators",
          "/fuzzy_sets",
          "/nn_inputs");

  /** All leaves, and the sections that they stand in by their pointers. */
  static List<Leaf> all(Map<String, Set<String>> sections) {
    Map<String, Object> schema = DocumentSchema.hinted();
    List<Leaf> leaves = new ArrayList<>();
    collect(schema, schema, "", leaves, sections);
    return leaves;
  }

  private static void collect(
      Map<String, Object> schema,
      Map<String, Object> rule,
      String at,
      List<Leaf> leaves,
      Map<String, Set<String>> sections) {
    sections.put(at, object(rule.get("properties")).keySet());
    object(rule.get("properties"))
        .forEach(
            (name, node) -> {
              String pointer = at + "/" + name;
              Map<String, Object> below = resolved(schema, object(node));
              if (below.containsKey("properties")) {
                collect(schema, below, pointer, leaves, sections);
              } else if (!NOT_ALONE.contains(pointer)) {
                leaves.add(new Leaf(pointer, below));
              }
            });
  }

  private static Map<String, Object> resolved(
      Map<String, Object> schema, Map<String, Object> node) {
    return node.get("$ref") instanceof String reference
        ? object(object(schema.get("$defs")).get(reference.substring("#/$defs/".length())))
        : node;
  }

  /** The neighbours without which the key is refused. */
  Map<String, Object> neighbours() {
    return rule.get("x-needs") instanceof Map<?, ?> needs ? object(needs) : Map.of();
  }

  /** Values that the schema accepts, those at the ends of its range among them. */
  List<Object> good() {
    if (rule.get("enum") instanceof List<?> words) {
      return new ArrayList<>(words);
    }
    if (rule.get("oneOf") instanceof List<?> ways) {
      return new ArrayList<>((List<?>) object(ways.get(0)).get("enum"));
    }
    return switch ((String) rule.get("type")) {
      case "boolean" -> List.of(true, false);
      case "integer" -> List.of(bound("minimum", -5L), bound("maximum", 1_000_000L));
      case "number" -> List.of(least(), bound("maximum", 1e6));
      case "array" -> List.of(List.of(1), Collections.nCopies(8, 4_096));
      default -> List.of(isDate() ? "2010-12-31" : isName() ? "a_name-1" : "text");
    };
  }

  /** Values that it does not accept, next to its range and of other types. */
  List<Object> bad() {
    List<Object> bad = new ArrayList<>(List.of(Map.of("odd", 1)));
    String type = (String) rule.getOrDefault("type", "word");
    if (!type.equals("string")) {
      bad.add("?");
    }
    if (rule.get("minimum") instanceof Number least) {
      bad.add(least.doubleValue() - (type.equals("integer") ? 1 : 1e-6));
    }
    if (rule.get("exclusiveMinimum") instanceof Number above) {
      bad.add(above);
    }
    if (rule.get("maximum") instanceof Number most) {
      bad.add(most.doubleValue() + (type.equals("integer") ? 1 : 1e-6));
    }
    if (type.equals("integer")) {
      bad.add(1.5);
    }
    if (type.equals("array")) {
      bad.addAll(List.of(List.of(), Collections.nCopies(9, 1), List.of(0), List.of(4_097)));
    }
    if (type.equals("string")) {
      bad.add(isDate() ? "tomorrow" : isName() ? "A name" : "x".repeat(2_001));
    }
    return bad;
  }

  private Object least() {
    Object above = rule.get("exclusiveMinimum");
    return above instanceof Number number ? number.doubleValue() + 1e-6 : bound("minimum", 0.0);
  }

  private Object bound(String keyword, Object otherwise) {
    return rule.getOrDefault(keyword, otherwise);
  }

  private boolean isDate() {
    return rule.get("pattern") instanceof String pattern && pattern.contains("\\d");
  }

  private boolean isName() {
    return rule.containsKey("pattern") && !isDate();
  }
}
