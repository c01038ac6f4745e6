package ktrdr.agent.model;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.work.Refusal.Fault;

/**
 * What a reply must be: one JSON object that has each of these fields and nothing else.
 *
 * @param name letters, digits and underscores
 */
public record ReplyShape(String name, List<Field> fields) {
  private static final Pattern FENCE =
      Pattern.compile("```json\\s*\\n(.*)\\n\\s*```", Pattern.DOTALL);
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  /**
   * A field that a reply must have.
   *
   * @param most characters that the text, or each text of the list, may have
   * @param items the most texts that the list may have; 0 for a field that is one text
   */
  public record Field(String key, int most, int items) {
    /** One text that is not blank. */
    public static Field text(String key, int most) {
      return new Field(key, most, 0);
    }

    /** A list of texts, none of them blank; it may be empty. */
    public static Field list(String key, int items, int most) {
      return new Field(key, most, items);
    }

    private boolean isList() {
      return items > 0;
    }
  }

  public ReplyShape {
    fields = List.copyOf(fields);
  }

  /** As a JSON schema. Providers refuse limits of length, so it has none. */
  public ModelRequest.Schema schema() {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    JsonArrayBuilder required = Json.createArrayBuilder();
    for (Field field : fields) {
      properties.add(field.key, type(field));
      required.add(field.key);
    }
    return new ModelRequest.Schema(
        name,
        Json.createObjectBuilder()
            .add("type", "object")
            .add("properties", properties)
            .add("required", required)
            .add("additionalProperties", false)
            .build()
            .toString());
  }

  private static JsonObjectBuilder type(Field field) {
    JsonObjectBuilder text = Json.createObjectBuilder().add("type", "string");
    return field.isList()
        ? Json.createObjectBuilder().add("type", "array").add("items", text)
        : text;
  }

  /**
   * Reads a reply: the object alone, or in one {@code ```json} fence.
   *
   * @throws GarbageReply with all that is wrong
   */
  public ReplyObject read(String text) throws GarbageReply {
    JsonObject object = object(text.strip());
    List<Fault> faults = new ArrayList<>();
    for (Field field : fields) {
      fault(field, object).ifPresent(faults::add);
    }
    List<String> keys = fields.stream().map(Field::key).toList();
    object.keySet().stream()
        .filter(key -> !keys.contains(key))
        .limit(fields.size())
        .forEach(key -> faults.add(at(shown(key), "unknown key; allowed: " + join(keys))));
    if (!faults.isEmpty()) {
      throw new GarbageReply(faults);
    }
    return new ReplyObject(object);
  }

  private static JsonObject object(String text) throws GarbageReply {
    Matcher fence = FENCE.matcher(text);
    String json = fence.matches() ? fence.group(1) : text;
    try (JsonParser whole = Json.createParser(new StringReader(json));
        JsonReader reader = READERS.createReader(new StringReader(json))) {
      // A reader stops at the end of the object; a parser looks whether anything follows.
      while (whole.hasNext()) {
        whole.next();
      }
      return reader.readObject();
    } catch (RuntimeException | StackOverflowError e) {
      // Parsson throws a plain RuntimeException when brackets are nested too deep.
      throw new GarbageReply(List.of(new Fault("", "must be one JSON object and nothing else")));
    }
  }

  private static Optional<Fault> fault(Field field, JsonObject object) {
    JsonValue value = object.get(field.key);
    if (value == null) {
      return Optional.of(at(field.key, "required"));
    }
    if (!field.isList()) {
      return textFault(field.key, field.most, value);
    }
    if (value.getValueType() != JsonValue.ValueType.ARRAY) {
      return Optional.of(at(field.key, "must be a list of texts"));
    }
    List<JsonValue> items = value.asJsonArray();
    if (items.size() > field.items) {
      return Optional.of(at(field.key, "must have at most " + field.items + " texts"));
    }
    return items.stream().flatMap(i -> textFault(field.key, field.most, i).stream()).findFirst();
  }

  private static Optional<Fault> textFault(String key, int most, JsonValue value) {
    if (!(value instanceof JsonString text)) {
      return Optional.of(at(key, "must be text"));
    }
    String words = text.getString();
    if (words.isBlank() || words.length() > most) {
      return Optional.of(at(key, "must have 1 to " + most + " characters"));
    }
    return CONTROL.matcher(words).find()
        ? Optional.of(at(key, "must not hold control characters"))
        : Optional.empty();
  }

  private static Fault at(String key, String detail) {
    return new Fault(Fault.below("", key), detail);
  }

  private static String join(List<String> keys) {
    return String.join(", ", keys);
  }

  private static String shown(String key) {
    String start = key.length() > 64 ? key.substring(0, 64) : key;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
