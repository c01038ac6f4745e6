package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import ktrdr.cli.client.Fields;

/** Reads all pages of a list from the server. */
public final class Pages {
  /** Most rows that the server returns at once. */
  public static final int LARGEST = 1000;

  private static final String DATA = "data";

  private Pages() {}

  /**
   * All rows of a list whose pages name the next page.
   *
   * @param page returns the page for a token; null means the first page
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
   * All rows of a backtest's trades or equity.
   *
   * @param page returns at most {@link #LARGEST} rows from an offset on
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
   * All events of a tree after a sequence number.
   *
   * @param after the sequence number, 0 for all events
   * @param page returns at most {@link #LARGEST} events after a sequence number
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
