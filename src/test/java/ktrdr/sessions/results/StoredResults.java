package ktrdr.sessions.results;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files under {@code results} are what the version before these records stored: a research of
 * SPX 1d with 3 candidates, a backtest that never traded, an assessment without a backtest.
 */
final class StoredResults {
  private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

  private StoredResults() {}

  static Map<String, Object> stored(String name) {
    return parsed(text(name));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> parsed(String json) {
    return JSONB.fromJson(json, LinkedHashMap.class);
  }

  static String json(Map<String, Object> fields) {
    return JSONB.toJson(fields);
  }

  static String text(String name) {
    try (InputStream in = StoredResults.class.getResourceAsStream("/results/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
