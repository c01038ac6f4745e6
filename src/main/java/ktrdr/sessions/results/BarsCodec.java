package ktrdr.sessions.results;

import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.files.BadRow;
import ktrdr.market.files.Reading;
import ktrdr.market.files.Understood;
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

  /** The JSON object of a file that was read. */
  public static Map<String, Object> write(Reading reading) {
    BarSeries bars = reading.bars();
    Map<String, Object> period =
        new Fields()
            .put("from", bars.start(0).toString())
            .put("to", bars.start(bars.size() - 1).toString())
            .asMap();
    return new Fields()
        .put("bars", bars.size())
        .put("period", period)
        .put("data_sha256", bars.sha256())
        .put("understood", understood(reading.understood()))
        .put("skipped", reading.skipped().stream().map(BarsCodec::skipped).toList())
        .put("skipped_count", reading.skippedCount())
        .put("warnings", reading.warnings())
        .asMap();
  }

  private static Map<String, Object> understood(Understood understood) {
    return new Fields()
        .put("sentence", understood.sentence())
        .put("compression", understood.compression())
        .put("format", understood.format())
        .put("delimiter", understood.delimiter())
        .put("header", understood.header())
        .put("columns_used", understood.used())
        .put("columns_ignored", understood.ignored())
        .put("time_format", understood.timeFormat())
        .put("zone", understood.zone())
        .put("order", understood.order())
        .asMap();
  }

  private static Map<String, Object> skipped(BadRow row) {
    return new Fields().put("line", row.line()).put("reason", row.reason()).asMap();
  }

  /** The bars that an operation worked on; empty while there are no results that say so. */
  public static Optional<Period> period(Operation operation) {
    return Stored.of(operation.output().results())
        .object("period")
        .map(p -> new Period(p.text("from").orElse(null), p.text("to").orElse(null)));
  }
}
