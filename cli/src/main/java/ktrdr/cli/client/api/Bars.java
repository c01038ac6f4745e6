package ktrdr.cli.client.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;

/**
 * The bars of one symbol and time frame in a period, which the server numbers from 0, oldest first.
 *
 * @param count number of bars
 */
public record Bars(EngineApi engine, String symbol, String timeframe, Period period, int count) {
  /** Bars per request, some megabytes. The server would return up to 100,000. */
  public static final int PAGE = 20_000;

  /** Days in UTC, both inclusive; empty for no bound. */
  public record Period(Optional<LocalDate> from, Optional<LocalDate> to) {
    private String first() {
      return from.map(LocalDate::toString).orElse(null);
    }

    private String last() {
      return to.map(LocalDate::toString).orElse(null);
    }
  }

  /**
   * Counts the bars; reads none yet.
   *
   * @throws ktrdr.cli.client.http.ServerRefusal if there are none
   */
  public static Bars of(EngineApi engine, String symbol, String timeframe, Period period) {
    Fields first = new Fields(engine.bars(symbol, timeframe, period.first(), period.last(), 0, 1));
    int count = (int) first.number("total_count").orElse(0);
    return new Bars(engine, symbol, timeframe, period, count);
  }

  /** At most {@link #PAGE} bars from {@code first} (inclusive) to {@code end} (exclusive). */
  public List<Fields> page(int first, int end) {
    int limit = Math.min(PAGE, end - first);
    return limit <= 0
        ? List.of()
        : new Fields(engine.bars(symbol, timeframe, period.first(), period.last(), first, limit))
            .objects("data");
  }

  /** The address of the bars from number {@code first} on, as a file. */
  public String address(int first) {
    String query =
        Stream.of(
                period.from().map(day -> "start_date=" + day),
                period.to().map(day -> "end_date=" + day),
                Optional.of(first).filter(n -> n > 0).map(n -> "offset=" + n))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&"));
    String path = "/api/v1/data/" + segment(symbol) + "/" + segment(timeframe);
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Text as a part of a path or a query. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
