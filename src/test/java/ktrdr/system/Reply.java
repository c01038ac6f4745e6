package ktrdr.system;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;

/** What the server answered. */
public record Reply(int status, HttpHeaders headers, String text) {

  public JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** The member at a JSON pointer: {@code /data/status}. */
  public JsonValue at(String pointer) {
    return json().getValue(pointer);
  }

  public String string(String pointer) {
    return ((JsonString) at(pointer)).getString();
  }

  public long number(String pointer) {
    return ((JsonNumber) at(pointer)).longValue();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
