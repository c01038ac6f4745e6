package ktrdr.persistence;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes JSON columns as plain maps; the JSON never names a class. */
public final class Json {
  private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

  private Json() {}

  public static String write(Map<String, Object> map) {
    return JSONB.toJson(map);
  }

  /** Reads a column of the original ktrdr, which may hold anything; what is no object is empty. */
  public static Map<String, Object> lenient(String json) {
    try {
      return read(json);
    } catch (JsonbException e) {
      return Map.of();
    }
  }

  /** Reads a column; null or empty text gives an empty map. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> read(String json) {
    return json == null || json.isEmpty() ? Map.of() : JSONB.fromJson(json, LinkedHashMap.class);
  }
}
