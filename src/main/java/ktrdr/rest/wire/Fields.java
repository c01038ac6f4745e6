package ktrdr.rest.wire;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import ktrdr.rest.problems.MalformedRequest;

/**
 * Checks the field names of a JSON text. If two fields share a name, it is unclear which one is
 * meant.
 */
final class Fields {
  private Fields() {}

  /** Refuses an object with a duplicate field; a parser would silently keep the last one. */
  static void once(String json) {
    Deque<Set<String>> objects = new ArrayDeque<>();
    try (JsonParser parser = Json.createParser(new StringReader(json))) {
      while (parser.hasNext()) {
        switch (parser.next()) {
          case START_OBJECT -> objects.push(new HashSet<>());
          case END_OBJECT -> objects.pop();
          case KEY_NAME -> add(parser.getString(), objects.element());
          default -> {}
        }
      }
    }
  }

  private static void add(String name, Set<String> names) {
    if (!names.add(name)) {
      throw new MalformedRequest("The body has the field " + name + " twice");
    }
  }
}
