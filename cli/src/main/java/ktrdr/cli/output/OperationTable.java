package ktrdr.cli.output;

import java.util.List;
import java.util.stream.Stream;
import ktrdr.cli.client.Operation;

/** Operations, one a line. */
public final class OperationTable {
  private static final List<String> HEADINGS =
      List.of("ID", "STATUS", "DONE", "TOOK", "SYMBOL", "CREATED", "COST", "TYPE", "STEP");
  private static final List<String> MORE = List.of("ATTEMPT", "SESSION", "PARENT");

  private OperationTable() {}

  public static Table of(List<Operation> operations) {
    Table table = new Table(HEADINGS.toArray(String[]::new));
    operations.forEach(operation -> table.row(cells(operation).toArray(String[]::new)));
    return table;
  }

  /** With the columns that do not fit a common terminal. */
  public static Table wide(List<Operation> operations) {
    Table table = new Table(Stream.concat(HEADINGS.stream(), MORE.stream()).toArray(String[]::new));
    operations.forEach(
        operation ->
            table.row(Stream.concat(cells(operation), more(operation)).toArray(String[]::new)));
    return table;
  }

  private static Stream<String> cells(Operation operation) {
    return Stream.of(
        operation.id(),
        operation.status(),
        Words.percentage(operation.percentage()),
        Words.duration(operation.durationSeconds()),
        operation.fields().text("symbol").orElse(Words.UNKNOWN),
        operation.fields().text("created_at").map(Words::time).orElse(Words.UNKNOWN),
        Words.usd(operation.costUsd()),
        operation.type(),
        step(operation));
  }

  private static Stream<String> more(Operation operation) {
    return Stream.of(
        Integer.toString(operation.attempt()),
        operation.session().orElse(Words.UNKNOWN),
        operation.parent().orElse(Words.UNKNOWN));
  }

  private static String step(Operation operation) {
    String step = operation.error().or(operation::currentStep).orElse(Words.UNKNOWN);
    return operation.attempt() > 1 ? "attempt " + operation.attempt() + ": " + step : step;
  }
}
