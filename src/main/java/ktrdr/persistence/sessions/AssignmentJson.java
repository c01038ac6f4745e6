package ktrdr.persistence.sessions;

import java.util.Map;
import ktrdr.persistence.Json;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.AssignmentFields;

/** Converts an assignment to and from the JSON column of a session or of a schedule. */
final class AssignmentJson {
  private AssignmentJson() {}

  static String write(Assignment a) {
    return Json.write(fields(a));
  }

  /** The JSON object of an assignment. */
  static Map<String, Object> fields(Assignment a) {
    return AssignmentFields.of(a);
  }

  /**
   * Reads an assignment; its fields are empty for sessions of the original ktrdr, which have none.
   */
  static Assignment read(String json) {
    return of(Json.read(json));
  }

  /** Reads the JSON object of an assignment. */
  static Assignment of(Map<?, ?> object) {
    return AssignmentFields.read(object);
  }
}
