package ktrdr.cli.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads server-sent events whose data are JSON objects. */
public final class EventReader implements AutoCloseable {
  private final BufferedReader lines;

  public EventReader(InputStream stream) {
    lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** Waits for the next message or comment; empty if the stream has ended. */
  public Optional<StreamMessage> next() throws IOException {
    String name = "message";
    Optional<String> id = Optional.empty();
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(new StreamMessage(name, id, json(data.toString())));
        }
        name = "message";
        id = Optional.empty();
      } else if (line.startsWith(":") && data.isEmpty() && id.isEmpty()) {
        return Optional.of(StreamMessage.COMMENT);
      } else if (line.startsWith("event:")) {
        name = value(line);
      } else if (line.startsWith("id:")) {
        id = Optional.of(value(line));
      } else if (line.startsWith("data:")) {
        data.append(value(line)).append('\n');
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static String value(String line) {
    String value = line.substring(line.indexOf(':') + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  private static Fields json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue() instanceof JsonObject object ? new Fields(object) : Fields.NONE;
    } catch (JsonException notJson) {
      return Fields.NONE;
    }
  }
}
