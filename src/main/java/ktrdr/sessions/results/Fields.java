package ktrdr.sessions.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of a JSON object, in the order in which they are put. */
final class Fields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** These of the fields of a stored object, as they were stored; null where it lacks one. */
  static Fields of(Map<String, Object> stored, List<String> names) {
    Fields some = new Fields();
    names.forEach(name -> some.put(name, stored.get(name)));
    return some;
  }

  /** Puts a field; a number that is not finite is null. */
  Fields put(String name, Object value) {
    boolean notFinite = value instanceof Double number && !Double.isFinite(number);
    fields.put(name, notFinite ? null : value);
    return this;
  }

  /** Puts all of these. */
  Fields all(Fields more) {
    fields.putAll(more.fields);
    return this;
  }

  /** All that was put; may hold nulls; not to be changed. */
  Map<String, Object> asMap() {
    return Collections.unmodifiableMap(fields);
  }
}
