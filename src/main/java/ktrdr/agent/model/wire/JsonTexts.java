package ktrdr.agent.model.wire;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalLong;
import ktrdr.agent.model.ModelRequest;

/** Reads JSON of others without taking anything for granted, and writes texts as JSON. */
public final class JsonTexts {
  private JsonTexts() {}

  /** A text as a JSON string, with its quotes. */
  public static String quoted(String text) {
    return Json.createValue(text).toString();
  }

  /** Reads a text that is one JSON object. */
  public static JsonObject object(String text) throws GarbageEvent {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (RuntimeException | StackOverflowError e) {
      // Parsson throws a plain RuntimeException when brackets are nested too deep.
      throw new GarbageEvent("The provider sent an event that is no JSON object.");
    }
  }

  /** A schema, which ktrdr wrote itself. */
  public static JsonObject schema(ModelRequest.Schema schema) {
    try {
      return object(schema.json());
    } catch (GarbageEvent e) {
      throw new IllegalArgumentException("the schema " + schema.name() + " is no JSON object", e);
    }
  }

  public static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  /** The object in this field; an empty one when there is none. */
  public static JsonObject within(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** A whole number that is not negative. */
  public static OptionalLong count(JsonValue value) {
    try {
      long count = value instanceof JsonNumber number ? number.longValueExact() : -1;
      return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    } catch (ArithmeticException notWhole) {
      return OptionalLong.empty();
    }
  }
}
