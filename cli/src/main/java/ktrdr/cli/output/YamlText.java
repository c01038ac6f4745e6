package ktrdr.cli.output;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JSON as YAML 1.2. A string goes unquoted only if no reader can take it for anything else; quotes
 * are JSON's, which YAML understands.
 */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_./@]*(?:[ -][A-Za-z0-9_./@]+)*");
  private static final Set<String> WORDS_WITH_MEANING =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
  private static final String STEP = "  ";

  private final List<String> lines = new ArrayList<>();

  private YamlText() {}

  static List<String> of(JsonObject object) {
    YamlText yaml = new YamlText();
    yaml.members(object, "");
    return yaml.lines;
  }

  private void members(JsonObject object, String indent) {
    object.forEach((name, value) -> entry(indent + text(name) + ":", value, indent));
  }

  private void entry(String start, JsonValue value, String indent) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      lines.add(start);
      members(object, indent + STEP);
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      lines.add(start);
      array.forEach(element -> element(element, indent));
    } else {
      lines.add(start + " " + scalar(value));
    }
  }

  private void element(JsonValue element, String indent) {
    if (element instanceof JsonObject object && !object.isEmpty()) {
      int first = lines.size();
      members(object, indent + STEP);
      lines.set(first, indent + "- " + lines.get(first).substring(indent.length() + STEP.length()));
    } else if (element instanceof JsonArray array && !array.isEmpty()) {
      // In flow style: nested lists are rare here, and JSON is valid YAML.
      lines.add(indent + "- " + JsonText.line(array));
    } else {
      lines.add(indent + "- " + scalar(element));
    }
  }

  private static String scalar(JsonValue value) {
    return value instanceof JsonString string ? text(string.getString()) : JsonText.line(value);
  }

  private static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !WORDS_WITH_MEANING.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : JsonText.line(jakarta.json.Json.createValue(text));
  }
}
