package ktrdr.agent.model.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The fields of a usage object. It remembers which were asked for, and flags all others. */
public final class UsageFields {
  private final String path;
  private final JsonObject object;
  private final List<String> unknown;
  private final Set<String> known = new HashSet<>();

  public UsageFields(String path, JsonObject object, List<String> unknown) {
    this.path = path;
    this.object = object;
    this.unknown = unknown;
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  /** A count of tokens: empty when it is missing, flagged when it is none. */
  public OptionalLong count(String name) {
    known.add(name);
    JsonValue value = object.getOrDefault(name, JsonValue.NULL);
    OptionalLong count = JsonTexts.count(value);
    if (count.isEmpty() && value != JsonValue.NULL) {
      flag(name);
    }
    return count;
  }

  public Optional<String> text(String name) {
    known.add(name);
    return JsonTexts.text(object, name);
  }

  public UsageFields within(String name) {
    known.add(name);
    return new UsageFields(path + "." + name, JsonTexts.within(object, name), unknown);
  }

  /** Fields that repeat what others say. */
  public UsageFields repeats(String... names) {
    known.addAll(List.of(names));
    return this;
  }

  public void flag(String name) {
    unknown.add(path + "." + name);
  }

  /** Flags what nobody asked for, unless it says nothing. */
  public void flagOthers() {
    object.forEach(
        (name, value) -> {
          if (!known.contains(name) && saysSomething(value)) {
            flag(name);
          }
        });
  }

  private static boolean saysSomething(JsonValue value) {
    if (value instanceof JsonObject inner) {
      return inner.values().stream().anyMatch(UsageFields::saysSomething);
    }
    if (value instanceof JsonArray inner) {
      return inner.stream().anyMatch(UsageFields::saysSomething);
    }
    if (value instanceof JsonNumber number) {
      return number.bigDecimalValue().signum() != 0;
    }
    return value instanceof JsonString text ? !text.getString().isEmpty() : value == JsonValue.TRUE;
  }
}
