package ktrdr.strategy.document.schema;

import static ktrdr.strategy.document.schema.DocumentSchema.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks a document against our schema: all keywords that it uses, and no other. */
final class SchemaCheck {
  private final Map<String, Object> schema = DocumentSchema.tree();
  private final List<String> found = new ArrayList<>();

  private SchemaCheck() {}

  /** What the schema says against a document. */
  static List<String> differences(Object document) {
    SchemaCheck check = new SchemaCheck();
    check.node(check.schema, document, "");
    return check.found;
  }

  private void node(Map<String, Object> given, Object value, String at) {
    Map<String, Object> rule = given;
    if (given.get("$ref") instanceof String reference) {
      rule = object(object(schema.get("$defs")).get(reference.substring("#/$defs/".length())));
    }
    if (rule.get("type") instanceof String type && !is(type, value)) {
      found.add(at + " is no " + type);
    }
    if (rule.containsKey("const") && !rule.get("const").equals(value)) {
      found.add(at + " is not " + rule.get("const"));
    }
    if (rule.get("enum") instanceof List<?> words
        && words.stream().noneMatch(w -> same(w, value))) {
      found.add(at + " is none of " + words);
    }
    if (rule.get("oneOf") instanceof List<?> choices) {
      oneOf(choices, value, at);
    }
    if (value instanceof Map<?, ?> map) {
      members(rule, object(map), at);
    } else if (value instanceof List<?> list) {
      items(rule, list, at);
    } else if (value instanceof Number number) {
      range(rule, number.doubleValue(), at);
    } else if (value instanceof String text) {
      text(rule, text, at);
    }
  }

  private void oneOf(List<?> choices, Object value, String at) {
    long fitting =
        choices.stream()
            .filter(
                choice -> {
                  SchemaCheck part = new SchemaCheck();
                  part.node(object(choice), value, at);
                  return part.found.isEmpty();
                })
            .count();
    if (fitting != 1) {
      found.add(at + " fits " + fitting + " of " + choices.size());
    }
  }

  private void members(Map<String, Object> rule, Map<String, Object> value, String at) {
    if (rule.get("required") instanceof List<?> required) {
      required.stream()
          .filter(key -> !value.containsKey(key))
          .forEach(key -> found.add(at + "/" + key + " is missing"));
    }
    if (rule.get("minProperties") instanceof Number least && value.size() < least.intValue()) {
      found.add(at + " has too few members");
    }
    Map<String, Object> known =
        rule.containsKey("properties") ? object(rule.get("properties")) : Map.of();
    value.forEach(
        (key, member) -> {
          String below = at + "/" + key;
          if (known.containsKey(key)) {
            node(object(known.get(key)), member, below);
          } else if (rule.get("additionalProperties") instanceof Map<?, ?> others) {
            node(object(others), member, below);
          } else if (Boolean.FALSE.equals(rule.get("additionalProperties"))) {
            found.add(below + " is unknown");
          }
          if (rule.get("propertyNames") instanceof Map<?, ?> names) {
            text(object(names), key, below);
          }
        });
  }

  private void items(Map<String, Object> rule, List<?> value, String at) {
    boolean few = rule.get("minItems") instanceof Number least && value.size() < least.intValue();
    boolean many = rule.get("maxItems") instanceof Number most && value.size() > most.intValue();
    if (few || many) {
      found.add(at + " has " + value.size() + " items");
    }
    if (rule.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < value.size(); i++) {
        node(object(items), value.get(i), at + "/" + i);
      }
    }
  }

  private void range(Map<String, Object> rule, double value, String at) {
    if (rule.get("minimum") instanceof Number least && value < least.doubleValue()
        || rule.get("exclusiveMinimum") instanceof Number above && value <= above.doubleValue()
        || rule.get("maximum") instanceof Number most && value > most.doubleValue()) {
      found.add(at + " is out of range: " + value);
    }
  }

  private void text(Map<String, Object> rule, String value, String at) {
    if (rule.get("pattern") instanceof String pattern
            && !Pattern.compile(pattern).matcher(value).find()
        || rule.get("maxLength") instanceof Number most && value.length() > most.intValue()) {
      found.add(at + " does not fit: " + value);
    }
  }

  private static boolean is(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "number" -> value instanceof Number;
      case "integer" -> value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue());
      default -> throw new AssertionError("unknown type " + type);
    };
  }

  private static boolean same(Object word, Object value) {
    return word instanceof Number a && value instanceof Number b
        ? a.doubleValue() == b.doubleValue()
        : word.equals(value);
  }
}
