package ktrdr.persistence;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON columns: plain maps in, plain maps out; no class is ever named in them. */
final class Json {
  private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

  private Json() {}

  static String write(Map<String, Object> map) {
    return JSONB.toJson(map);
  }

  /** A null or empty column is an empty map. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> read(String json) {
    return json == null || json.isEmpty() ? Map.of() : JSONB.fromJson(json, LinkedHashMap.class);
  }
}
