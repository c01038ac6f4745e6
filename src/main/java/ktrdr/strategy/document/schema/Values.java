package ktrdr.strategy.document.schema;

import static ktrdr.strategy.document.schema.DocumentSchema.object;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words which values a key may have. */
final class Values {
  private Values() {}

  /**
   * Returns the words.
   *
   * @param nested says it of a schema within this one
   * @param resolved follows a reference
   */
  static String of(
      Map<String, Object> key,
      Function<Map<String, Object>, String> nested,
      Function<Object, Map<String, Object>> resolved) {
    return switch (String.valueOf(key.get("type"))) {
      case "integer" -> "whole number" + range(key);
      case "number" -> "number" + range(key);
      case "boolean" -> "`true`, `false`";
      case "array" -> list(key, nested.apply(resolved.apply(key.get("items"))));
      case "object" -> members(key, nested, resolved);
      default -> textual(key);
    };
  }

  private static String range(Map<String, Object> key) {
    Object least = key.get("minimum");
    Object above = key.get("exclusiveMinimum");
    Object most = key.get("maximum");
    String from =
        least != null ? " from " + text(least) : above != null ? " above " + text(above) : "";
    return from + (most == null ? "" : (least == null ? ", at most " : " to ") + text(most));
  }

  private static String list(Map<String, Object> key, String items) {
    Object least = key.get("minItems");
    Object most = key.get("maxItems");
    String length = most == null ? least + " or more" : least + " to " + most;
    return "list of " + (most != null && most.equals(least) ? most : length) + ": " + items;
  }

  private static String members(
      Map<String, Object> key,
      Function<Map<String, Object>, String> nested,
      Function<Object, Map<String, Object>> resolved) {
    if (!(key.get("properties") instanceof Map<?, ?> members) || key.containsKey("minProperties")) {
      return "section";
    }
    return object(members).entrySet().stream()
        .map(m -> m.getKey() + ": " + nested.apply(resolved.apply(m.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String textual(Map<String, Object> key) {
    if (key.get("pattern") instanceof String pattern) {
      return pattern.contains("\\d") ? "date such as `2010-12-31`" : "1 to 64 of `a-z0-9_-`";
    }
    return "text" + (key.get("maxLength") == null ? "" : " ≤ " + key.get("maxLength"));
  }

  /** A value as people write it: 0.0001, not 1.0E-4. */
  static String text(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /** The words of a list of values. */
  static String words(List<?> values) {
    return values.stream().map(v -> "`" + v + "`").distinct().collect(Collectors.joining(", "));
  }
}
