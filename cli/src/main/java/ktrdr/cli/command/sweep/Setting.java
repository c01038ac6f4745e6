package ktrdr.cli.command.sweep;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a setting and its values: {@code training.epochs=20,40}. A value is JSON if it can be read
 * as JSON, and else text; commas inside brackets and quotes belong to a value.
 */
public final class Setting implements ITypeConverter<Setting.Values> {

  /**
   * The values of a setting.
   *
   * @param path its place in the strategy document, with dots
   */
  public record Values(String path, JsonArray values) {}

  @Override
  public Values convert(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new TypeConversionException("'" + text + "' is no setting like training.epochs=20,40");
    }
    JsonArrayBuilder values = Json.createArrayBuilder();
    parts(text.substring(equals + 1)).forEach(part -> values.add(value(part.strip())));
    return new Values(text.substring(0, equals).strip(), values.build());
  }

  private static List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      quoted ^= c == '"';
      if (!quoted) {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        if (c == ',' && depth <= 0) {
          parts.add(list.substring(from, i));
          from = i + 1;
        }
      }
    }
    parts.add(list.substring(from));
    return parts;
  }

  private static JsonValue value(String written) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + written + "]"))) {
      JsonArray one = reader.readArray();
      return one.size() == 1 ? one.get(0) : Json.createValue(written);
    } catch (JsonException text) {
      return Json.createValue(written);
    }
  }
}
