package ktrdr.cli.client.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.http.ServerRefusal;

/**
 * The bars of one symbol and time frame, which the server numbers from 0, oldest first.
 *
 * @param count number of bars
 */
public record Bars(EngineApi engine, String symbol, String timeframe, int count) {
  /** Bars per request, some megabytes. The server would return up to 100,000. */
  private static final int PAGE = 20_000;

  /**
   * Counts the bars; reads none yet.
   *
   * @throws ServerRefusal if there are none
   */
  public static Bars of(EngineApi engine, String symbol, String timeframe) {
    Fields first = new Fields(engine.bars(symbol, timeframe, 0, 1));
    return new Bars(engine, symbol, timeframe, (int) first.number("total_count").orElse(0));
  }

  /** Number of the first bar that begins at or after that time; the count if none does. */
  public int from(Instant time) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begin(middle).isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Bars {@code first} (inclusive) to {@code end} (exclusive). */
  public List<Fields> between(int first, int end) {
    List<Fields> rows = new ArrayList<>();
    for (int at = first; at < end; at += PAGE) {
      rows.addAll(page(at, Math.min(PAGE, end - at)));
    }
    return rows;
  }

  private Instant begin(int number) {
    return page(number, 1).stream()
        .findFirst()
        .flatMap(bar -> bar.instant("time"))
        .orElse(Instant.MAX); // removed since they were counted
  }

  private List<Fields> page(int offset, int limit) {
    return new Fields(engine.bars(symbol, timeframe, offset, limit)).objects("data");
  }
}
