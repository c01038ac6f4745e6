package ktrdr.agent.model;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;

/** A reply that has the shape that was asked for. */
public final class ReplyObject {
  private final JsonObject object;

  ReplyObject(JsonObject object) {
    this.object = object;
  }

  /** A field that is one text. */
  public String text(String key) {
    return object.getString(key);
  }

  /** A field that is a list of texts. */
  public List<String> texts(String key) {
    return object.getJsonArray(key).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }
}
