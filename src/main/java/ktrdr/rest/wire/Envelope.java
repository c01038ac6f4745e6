package ktrdr.rest.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The envelopes that the clients of the first ktrdr expect. */
public final class Envelope {
  private Envelope() {}

  public static Map<String, Object> data(Object data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("data", data);
    return body;
  }

  public static Map<String, Object> list(List<?> rows) {
    Map<String, Object> body = data(rows);
    body.put("total_count", rows.size());
    body.put("next_page_token", null);
    return body;
  }
}
