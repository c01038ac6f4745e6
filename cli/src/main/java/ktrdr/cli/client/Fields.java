package ktrdr.cli.client;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The members of a JSON object from the server. A missing member, a null and a value of another
 * type all count as absent, so that the CLI shows less of a newer or older server's answer instead
 * of failing. Texts are already {@linkplain PlainText plain}.
 */
public record Fields(JsonObject json) {
  public static final Fields NONE = new Fields(JsonValue.EMPTY_JSON_OBJECT);

  public Optional<String> text(String name) {
    return json.get(name) instanceof JsonString text
        ? Optional.of(PlainText.of(text.getString()))
        : Optional.empty();
  }

  public OptionalDouble number(String name) {
    return json.get(name) instanceof JsonNumber number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** The member as text, whether the server sent a string or a number. */
  public Optional<String> scalar(String name) {
    return json.get(name) instanceof JsonNumber number
        ? Optional.of(number.toString())
        : text(name);
  }

  public Optional<Boolean> flag(String name) {
    JsonValue value = json.get(name);
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return Optional.of(value == JsonValue.TRUE);
    }
    return Optional.empty();
  }

  /** The object with that name, {@link #NONE} if there is none. */
  public Fields object(String name) {
    return json.get(name) instanceof JsonObject object ? new Fields(object) : NONE;
  }

  /** The objects in the array with that name; empty if there is no such array. */
  public List<Fields> objects(String name) {
    return json.get(name) instanceof JsonArray array
        ? array.stream()
            .filter(JsonObject.class::isInstance)
            .map(value -> new Fields(value.asJsonObject()))
            .toList()
        : List.of();
  }

  /** How many values the array with that name has; 0 if there is no such array. */
  public int count(String name) {
    return json.get(name) instanceof JsonArray array ? array.size() : 0;
  }

  /** The numbers in the array with that name; empty if there is no such array. */
  public List<Double> numbers(String name) {
    return json.get(name) instanceof JsonArray array
        ? array.stream()
            .filter(JsonNumber.class::isInstance)
            .map(value -> ((JsonNumber) value).doubleValue())
            .toList()
        : List.of();
  }

  /** The texts in the array with that name; empty if there is no such array. */
  public List<String> texts(String name) {
    return json.get(name) instanceof JsonArray array
        ? array.stream()
            .filter(JsonString.class::isInstance)
            .map(value -> PlainText.of(((JsonString) value).getString()))
            .toList()
        : List.of();
  }

  /** The member as a time; absent if it is not one. */
  public Optional<Instant> instant(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeParseException otherwise) {
      return Optional.empty();
    }
  }

  public boolean isEmpty() {
    return json.isEmpty();
  }
}
