package ktrdr.cli.output;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;

/**
 * A JSON object as an indented list of names and values; each object in an array begins with a
 * dash.
 */
public final class Outline {
  private static final String STEP = "  ";
  private static final int LONGEST_WORD = 40;

  private final List<String> lines = new ArrayList<>();
  private final Times times;

  private Outline(Times times) {
    this.times = times;
  }

  public static List<String> of(Fields fields, Times times) {
    Outline outline = new Outline(times);
    outline.object(fields.json(), "");
    return outline.lines;
  }

  static boolean isScalar(Fields row, String name) {
    JsonValue value = row.json().getOrDefault(name, JsonValue.NULL);
    return value != JsonValue.NULL
        && !(value instanceof JsonObject)
        && !(value instanceof JsonArray);
  }

  static String scalar(Fields row, String name) {
    return scalar(row.json().getOrDefault(name, JsonValue.NULL));
  }

  private void object(JsonObject object, String indent) {
    int longest = object.keySet().stream().mapToInt(String::length).max().orElse(0);
    object.forEach((name, value) -> member(PlainText.of(name), value, indent, longest));
  }

  private void member(String name, JsonValue value, String indent, int longest) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      lines.add(indent + name);
      object(object, indent + STEP);
    } else if (value instanceof JsonArray array && needsLines(array)) {
      lines.add(indent + name);
      array.forEach(element -> element(element, indent + STEP));
    } else {
      lines.add(indent + Width.pad(name, longest) + STEP + text(name, value));
    }
  }

  private void element(JsonValue element, String indent) {
    if (element instanceof JsonObject object) {
      int first = lines.size();
      object(object, indent + STEP);
      if (first < lines.size()) {
        lines.set(
            first, indent + "- " + lines.get(first).substring(indent.length() + STEP.length()));
      }
    } else {
      lines.add(indent + "- " + scalar(element));
    }
  }

  private String text(String name, JsonValue value) {
    return value instanceof JsonString time && Times.isTime(name)
        ? PlainText.of(times.of(time.getString()))
        : scalar(value);
  }

  /** Whether an array holds more than words and numbers: objects or sentences. */
  private static boolean needsLines(JsonArray array) {
    return array.stream()
        .anyMatch(
            value ->
                value instanceof JsonObject
                    || value instanceof JsonArray
                    || value instanceof JsonString text
                        && text.getString().length() > LONGEST_WORD);
  }

  private static String scalar(JsonValue value) {
    if (value instanceof JsonString text) {
      return PlainText.of(Words.time(text.getString()));
    }
    if (value instanceof JsonNumber number) {
      return Words.figure(number.bigDecimalValue());
    }
    if (value instanceof JsonArray array) {
      return array.isEmpty()
          ? "none"
          : String.join(", ", array.stream().map(Outline::scalar).toList());
    }
    return value == JsonValue.TRUE || value == JsonValue.FALSE ? value.toString() : Words.UNKNOWN;
  }
}
