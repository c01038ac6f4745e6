package ktrdr.rest.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import ktrdr.rest.problems.MalformedRequest;

/** Finds unpaired surrogates: JSON can escape half a character, but nothing can store it. */
final class Characters {
  private Characters() {}

  /** Returns the value; refuses it if a string or a name in it has half a character. */
  static JsonValue whole(JsonValue value) {
    if (value instanceof JsonString text) {
      check(text.getString());
    } else if (value instanceof JsonArray list) {
      list.forEach(Characters::whole);
    } else if (value instanceof JsonObject object) {
      object.forEach(
          (name, member) -> {
            check(name);
            whole(member);
          });
    }
    return value;
  }

  private static void check(String text) {
    boolean half =
        text.codePoints()
            .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (half) {
      throw new MalformedRequest(
          "The body has half a character: a surrogate without the other one");
    }
  }
}
