package ktrdr.cli.output;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON as text that can't control a terminal. */
public final class JsonText {
  // JSON may contain these unescaped, but a terminal interprets them.
  private static final Pattern CONTROLS = Pattern.compile("[\\x7f-\\x9f]");

  private JsonText() {}

  /** Formats with indentation. */
  public static String of(JsonValue value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator =
        Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createGenerator(text)) {
      generator.write(value);
    }
    return harmless(text.toString().strip());
  }

  /** Formats on one line. */
  public static String line(JsonValue value) {
    return harmless(value.toString());
  }

  private static String harmless(String json) {
    return CONTROLS
        .matcher(json)
        .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }
}
