package ktrdr.system;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The published description of the API, to hold answers against: what is not described is a
 * difference too. It knows as much of JSON Schema as the document uses.
 */
public final class Description {
  private static final String ANYTHING = "*";

  private final Map<?, ?> document;

  private Description(Map<?, ?> document) {
    this.document = document;
  }

  /** As it is packaged with this build. */
  public static Description read() {
    try (InputStream file = Description.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      Load load = new Load(LoadSettings.builder().build());
      return new Description((Map<?, ?>) load.loadFromInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Paths that have this method. */
  public List<String> paths(String method) {
    return map(document, "paths").entrySet().stream()
        .filter(e -> ((Map<?, ?>) e.getValue()).containsKey(method.toLowerCase(Locale.ROOT)))
        .map(e -> e.getKey().toString())
        .toList();
  }

  /** The media types in which a path may answer with this status. */
  public Set<?> mediaTypes(String method, String path, int status) {
    Map<?, ?> response = response(method, path, status);
    return response.get("content") instanceof Map<?, ?> content ? content.keySet() : Set.of();
  }

  /** All in which an answer in JSON differs from what is described. */
  public List<String> differences(String method, String path, Reply reply) {
    String type = reply.header("Content-Type").split(";", 2)[0];
    if (!mediaTypes(method, path, reply.status()).contains(type)) {
      return List.of(reply.status() + " as " + type + " is not described");
    }
    Map<?, ?> content = map(response(method, path, reply.status()), "content", type);
    List<String> found = new ArrayList<>();
    whole(map(content, "schema"), reply.json(), "", found);
    return found;
  }

  /** All in which an example differs from the schema beside it, with its place. */
  public List<String> wrongExamples() {
    List<String> found = new ArrayList<>();
    examples(document, "", found);
    return found;
  }

  private void examples(Object node, String at, List<String> found) {
    if (node instanceof List<?> list) {
      list.forEach(part -> examples(part, at, found));
    } else if (node instanceof Map<?, ?> map) {
      Map<?, ?> schema = map.get("schema") instanceof Map<?, ?> beside ? beside : map;
      if (map.containsKey("example") && !at.endsWith("csv") && !at.endsWith("event-stream")) {
        whole(schema, json(map.get("example")), at, found);
      }
      if (map.get("examples") instanceof List<?> several && map.containsKey("type")) {
        several.forEach(one -> whole(map, json(one), at, found));
      } else if (map.get("examples") instanceof Map<?, ?> named && map.containsKey("schema")) {
        named
            .values()
            .forEach(one -> whole(schema, json(((Map<?, ?>) one).get("value")), at, found));
      }
      map.forEach((key, part) -> examples(part, at + " " + key, found));
    }
  }

  private static JsonValue json(Object value) {
    return Json.createArrayBuilder(Collections.singletonList(value)).build().get(0);
  }

  private Map<?, ?> response(String method, String path, int status) {
    Map<?, ?> all = map(document, "paths", path, method.toLowerCase(Locale.ROOT), "responses");
    return all.get(Integer.toString(status)) instanceof Map<?, ?> one ? resolved(one) : Map.of();
  }

  private void whole(Map<?, ?> schema, JsonValue value, String at, List<String> found) {
    Set<String> known = check(schema, value, at, found);
    if (value instanceof JsonObject object && !known.contains(ANYTHING)) {
      object.keySet().stream()
          .filter(key -> !known.contains(key))
          .forEach(key -> found.add(at + "/" + key + " is not described"));
    }
  }

  /** Answers which members of an object are described. */
  private Set<String> check(Map<?, ?> given, JsonValue value, String at, List<String> found) {
    Map<?, ?> schema = resolved(given);
    Set<String> known = new HashSet<>();
    word(schema, value, at, found);
    type(schema, value, at, found);
    if (value instanceof JsonObject object) {
      known.addAll(members(schema, object, at, found));
    } else if (value instanceof JsonArray array && schema.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < array.size(); i++) {
        whole(items, array.get(i), at + "/" + i, found);
      }
    } else if (value instanceof JsonNumber number) {
      bounds(schema, number.bigDecimalValue(), at, found);
    } else if (value instanceof JsonString string) {
      text(schema, string.getString(), at, found);
    }
    all(schema, "allOf").forEach(part -> known.addAll(check(part, value, at, found)));
    Stream.of("oneOf", "anyOf").forEach(k -> known.addAll(choice(schema, k, value, at, found)));
    return known;
  }

  private Set<String> choice(
      Map<?, ?> schema, String keyword, JsonValue value, String at, List<String> found) {
    List<String> reasons = new ArrayList<>();
    for (Map<?, ?> part : all(schema, keyword).toList()) {
      List<String> here = new ArrayList<>();
      whole(part, value, at, here);
      if (here.isEmpty()) {
        return check(part, value, at, here);
      }
      reasons.addAll(here);
    }
    if (!reasons.isEmpty()) {
      found.add(at + " is none of " + keyword + ": " + reasons);
    }
    return Set.of();
  }

  private Set<String> members(Map<?, ?> schema, JsonObject object, String at, List<String> found) {
    if (schema.get("required") instanceof List<?> required) {
      required.stream()
          .filter(key -> !object.containsKey(key))
          .forEach(key -> found.add(at + "/" + key + " is missing"));
    }
    Set<String> known = new HashSet<>();
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (key, part) -> {
            known.add(key.toString());
            if (object.containsKey(key)) {
              whole((Map<?, ?>) part, object.get(key), at + "/" + key, found);
            }
          });
    }
    boolean open = "object".equals(schema.get("type")) && !schema.containsKey("properties");
    if (open && !schema.containsKey("maxProperties")
        || Boolean.TRUE.equals(schema.get("additionalProperties"))
        || schema.get("type") instanceof List<?> && !schema.containsKey("properties")) {
      known.add(ANYTHING);
    }
    return known;
  }

  private static void word(Map<?, ?> schema, JsonValue value, String at, List<String> found) {
    String text =
        value instanceof JsonString s ? s.getString() : value == JsonValue.NULL ? null : value + "";
    if (schema.get("enum") instanceof List<?> words
        && words.stream().noneMatch(w -> w == null ? text == null : w.toString().equals(text))) {
      found.add(at + " is " + value + ", none of " + words);
    }
    if (schema.containsKey("const") && !schema.get("const").toString().equals(text)) {
      found.add(at + " is " + value + ", not " + schema.get("const"));
    }
  }

  private static void type(Map<?, ?> schema, JsonValue value, String at, List<String> found) {
    Object type = schema.get("type");
    List<?> types = type instanceof List<?> several ? several : type == null ? null : List.of(type);
    if (types != null && types.stream().noneMatch(t -> is(t.toString(), value))) {
      found.add(at + " is " + value.getValueType() + ", not " + types);
    }
  }

  private static boolean is(String type, JsonValue value) {
    return switch (type) {
      case "null" -> value == JsonValue.NULL;
      case "integer" -> value instanceof JsonNumber number && number.isIntegral();
      case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
      default -> value.getValueType().name().equalsIgnoreCase(type);
    };
  }

  private static void bounds(Map<?, ?> schema, BigDecimal value, String at, List<String> found) {
    if (schema.get("minimum") instanceof Number least
        && value.compareTo(new BigDecimal(least.toString())) < 0) {
      found.add(at + " is " + value + ", below " + least);
    }
    if (schema.get("maximum") instanceof Number most
        && value.compareTo(new BigDecimal(most.toString())) > 0) {
      found.add(at + " is " + value + ", above " + most);
    }
  }

  private static void text(Map<?, ?> schema, String value, String at, List<String> found) {
    if (schema.get("pattern") instanceof String pattern && !value.matches(pattern)) {
      found.add(at + " is " + value + ", not like " + pattern);
    }
    if ("date-time".equals(schema.get("format"))) {
      try {
        Instant.parse(value);
      } catch (DateTimeParseException e) {
        found.add(at + " is " + value + ", no time in UTC");
      }
    }
  }

  private static Stream<Map<?, ?>> all(Map<?, ?> schema, String keyword) {
    return schema.get(keyword) instanceof List<?> parts
        ? parts.stream().map(part -> (Map<?, ?>) part)
        : Stream.empty();
  }

  private Map<?, ?> resolved(Map<?, ?> node) {
    return node.get("$ref") instanceof String reference
        ? resolved(map(document, reference.substring(2).split("/")))
        : node;
  }

  private static Map<?, ?> map(Map<?, ?> from, String... path) {
    Map<?, ?> place = from;
    for (String name : path) {
      if (!(place.get(name) instanceof Map<?, ?> next)) {
        throw new AssertionError("there is no " + String.join(" ", path));
      }
      place = next;
    }
    return place;
  }
}
