package ktrdr.rest;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ktrdr.work.Refusal.Fault;

/**
 * A JSON object that a client sent. Each field is asked for by name; {@link #done} then refuses,
 * all at once, what had a bad value and what nobody asked for. No body is an empty object.
 */
final class Body {
  private final JsonObject object;
  private final Set<String> known = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private Body(JsonObject object) {
    this.object = object;
  }

  /** Reads a body; {@code null} or blank text is no body. */
  static Body read(String text) {
    if (text == null || text.isBlank()) {
      return new Body(JsonValue.EMPTY_JSON_OBJECT);
    }
    if (value(text) instanceof JsonObject object) {
      return new Body(object);
    }
    throw new MalformedRequest("The body is not a JSON object");
  }

  // The parser says with a bare RuntimeException that a text is nested too deep.
  private static JsonValue value(String text) {
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (!parser.hasNext()) {
        return value;
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new MalformedRequest("The body is not valid JSON");
    }
    throw new MalformedRequest("There is something after the end of the body's JSON");
  }

  Optional<String> string(String name) {
    return field(name, "a string", v -> v instanceof JsonString s ? s.getString() : null);
  }

  Optional<Long> integer(String name, long least, long most) {
    return field(
        name,
        "a whole number from " + least + " to " + most,
        v ->
            v instanceof JsonNumber n
                    && n.isIntegral()
                    && n.bigIntegerValue().bitLength() < 64
                    && n.longValue() >= least
                    && n.longValue() <= most
                ? n.longValue()
                : null);
  }

  /** A boolean; existing clients also send it as a string in any case. */
  boolean flag(String name) {
    return field(name, "true or false", Body::flag).orElse(false);
  }

  /** Refuses a field that is documented and not there yet, by its name. */
  void refuse(String name, String why) {
    known.add(name);
    if (object.containsKey(name) && object.get(name) != JsonValue.NULL) {
      fault(name, why);
    }
  }

  void fault(String name, String detail) {
    faults.add(new Fault("/" + name, detail));
  }

  /** Ends the reading. */
  void done() {
    object.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> fault(name, "unknown field; known are " + String.join(", ", sorted())));
    if (!faults.isEmpty()) {
      throw new InvalidBody(faults);
    }
  }

  private List<String> sorted() {
    return known.stream().sorted().toList();
  }

  private <T> Optional<T> field(String name, String expected, Function<JsonValue, T> reading) {
    known.add(name);
    JsonValue value = object.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    Optional<T> read = Optional.ofNullable(reading.apply(value));
    if (read.isEmpty()) {
      fault(name, "must be " + expected);
    }
    return read;
  }

  private static Boolean flag(JsonValue value) {
    String text = value instanceof JsonString s ? s.getString() : value.toString();
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }
}
