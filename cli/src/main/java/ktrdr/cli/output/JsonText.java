package ktrdr.cli.output;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;

/** The server's answer as it came, indented. */
public final class JsonText {
  // JSON lets these stand as they are, but a terminal obeys them
  private static final Pattern CONTROLS = Pattern.compile("[\\x7f-\\x9f]");

  private JsonText() {}

  public static String of(JsonValue value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator =
        Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createGenerator(text)) {
      generator.write(value);
    }
    return CONTROLS
        .matcher(text.toString().strip())
        .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }
}
