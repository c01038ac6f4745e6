package ktrdr.cli.client;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/** Reads a listing of the server to its end, page by page. */
public final class Pages {
  /** The most rows that the server gives at once. */
  public static final int LARGEST = 1000;

  private static final String DATA = "data";

  private Pages() {}

  /**
   * Every row of a listing whose pages name the next one.
   *
   * @param page answers the page of a token, the first one for null
   */
  public static List<Fields> byToken(Function<String, JsonObject> page) {
    List<Fields> rows = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      Fields answer = new Fields(page.apply(token.orElse(null)));
      rows.addAll(answer.objects(DATA));
      token = answer.text("next_page_token");
    } while (token.isPresent());
    return rows;
  }

  /**
   * Every row of a backtest's trades or equity.
   *
   * @param page answers at most {@link #LARGEST} rows after so many
   */
  public static List<Fields> byOffset(IntFunction<JsonObject> page) {
    List<Fields> rows = new ArrayList<>();
    int before;
    do {
      before = rows.size();
      rows.addAll(new Fields(page.apply(before)).objects(DATA));
    } while (rows.size() - before == LARGEST);
    return rows;
  }

  /**
   * Every event of a tree after one.
   *
   * @param after the sequence number of that one, 0 for all
   * @param page answers at most {@link #LARGEST} events after a sequence number
   */
  public static List<Fields> bySequence(long after, LongFunction<JsonObject> page) {
    List<Fields> rows = new ArrayList<>();
    List<Fields> answer;
    do {
      long last =
          rows.isEmpty() ? after : (long) rows.get(rows.size() - 1).number("sequence").orElse(0);
      answer = new Fields(page.apply(last)).objects(DATA);
      rows.addAll(answer);
    } while (answer.size() == LARGEST);
    return rows;
  }
}
