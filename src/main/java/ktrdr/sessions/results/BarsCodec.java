package ktrdr.sessions.results;

import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.operations.Operation;

/** The bars that an operation brought in or was measured on, as a JSON object. */
public final class BarsCodec {
  private BarsCodec() {}

  /**
   * The ends of a period, as they were stored.
   *
   * @param from start of the first bar; null when it is not known
   * @param to start of the last bar; null when it is not known
   */
  public record Period(String from, String to) {}

  /** The JSON object of bars that were brought in. */
  public static Map<String, Object> write(BarSeries bars) {
    Map<String, Object> period =
        new Fields()
            .put("from", bars.start(0).toString())
            .put("to", bars.start(bars.size() - 1).toString())
            .asMap();
    return new Fields()
        .put("bars", bars.size())
        .put("period", period)
        .put("data_sha256", bars.sha256())
        .asMap();
  }

  /** The bars that an operation worked on; empty while there are no results that say so. */
  public static Optional<Period> period(Operation operation) {
    return Stored.of(operation.output().results())
        .object("period")
        .map(p -> new Period(p.text("from").orElse(null), p.text("to").orElse(null)));
  }
}
