package ktrdr.rest.wire;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import ktrdr.rest.problems.MalformedRequest;

/** The names of the fields of a JSON text. Of two with one name nobody knows which is meant. */
final class Fields {
  private Fields() {}

  /** Refuses an object that has a field twice; a parser would keep the last one. */
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
