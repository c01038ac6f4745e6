package ktrdr.cli.output.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Plot;

/**
 * The value of an account over time, next to buying and holding, from {@code GET
 * /operations/{id}/equity}.
 */
public record EquityCurve(List<Fields> rows) {
  private static final int WIDTH = 72;
  private static final List<String> EQUITY = List.of("equity_usd", "equity");
  private static final List<String> BENCHMARK =
      List.of("benchmark_usd", "benchmark_equity_usd", "buy_and_hold_usd", "benchmark");
  private static final List<String> TIME = List.of("time", "timestamp", "date");
  private static final int DATE_LENGTH = 10;

  /** The plot with its legend and dates; empty if there is no curve. */
  public List<String> lines(int terminalWidth) {
    double[] benchmark = values(BENCHMARK);
    List<String> plot = new Plot(values(EQUITY), benchmark).lines(Math.min(WIDTH, terminalWidth));
    if (plot.isEmpty()) {
      return plot;
    }
    String legend =
        "         █ strategy" + (benchmark.length > 0 ? "   · buy & hold" : "") + dates();
    return Stream.concat(plot.stream(), Stream.of(legend)).toList();
  }

  private String dates() {
    Optional<String> from = date(rows.get(0));
    Optional<String> to = date(rows.get(rows.size() - 1));
    return from.isPresent() && to.isPresent() ? "   " + from.get() + " to " + to.get() : "";
  }

  private static Optional<String> date(Fields row) {
    return TIME.stream()
        .map(row::text)
        .flatMap(Optional::stream)
        .findFirst()
        .map(text -> text.substring(0, Math.min(DATE_LENGTH, text.length())));
  }

  private double[] values(List<String> names) {
    double[] values =
        rows.stream()
            .map(row -> value(row, names))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    // If a single value is missing, the two curves no longer share their dates.
    return values.length == rows.size() ? values : new double[0];
  }

  private static OptionalDouble value(Fields row, List<String> names) {
    return names.stream()
        .map(row::number)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
