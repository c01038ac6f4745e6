package ktrdr.cli.client;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a listing of the server to its end, page by page. */
public final class Pages {
  /** The most rows that the server gives at once. */
  public static final int LARGEST = 1000;

  private Pages() {}

  /**
   * Every row.
   *
   * @param page answers the page of a token, the first one for null
   */
  public static List<Fields> all(Function<String, JsonObject> page) {
    List<Fields> rows = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      Fields answer = new Fields(page.apply(token.orElse(null)));
      rows.addAll(answer.objects("data"));
      token = answer.text("next_page_token");
    } while (token.isPresent());
    return rows;
  }

  /** The rows in the envelope that one page has, for those who want the wire's shape. */
  public static JsonObject envelope(List<Fields> rows) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    rows.forEach(row -> data.add(row.json()));
    return Json.createObjectBuilder().add("success", true).add("data", data).build();
  }
}
