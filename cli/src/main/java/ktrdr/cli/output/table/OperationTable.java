package ktrdr.cli.output.table;

import java.util.List;
import java.util.stream.Stream;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Standing;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;

/** A table of operations, one per line. */
public final class OperationTable {
  private static final List<String> HEADINGS =
      List.of("ID", "STATUS", "DONE", "TOOK", "SYMBOL", "CREATED", "COST", "TYPE", "STEP");
  private static final List<String> MORE =
      List.of("STARTED", "QUEUE", "ATTEMPT", "SESSION", "PARENT");

  /** The members behind the columns of the wide table, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "operation_id",
          "status",
          "progress_percentage",
          "duration_seconds",
          "symbol",
          "created_at",
          "cost_usd",
          "operation_type",
          "current_step",
          "started_at",
          "queue_position",
          "attempt",
          "session_id",
          "parent_operation_id",
          "error_message");

  private OperationTable() {}

  public static Table of(List<Operation> operations, Times times) {
    Table table = new Table(HEADINGS.toArray(String[]::new));
    operations.forEach(operation -> table.row(cells(operation, times).toArray(String[]::new)));
    return table;
  }

  /** Includes the columns that do not fit a common terminal. */
  public static Table wide(List<Operation> operations, Times times) {
    Table table = new Table(Stream.concat(HEADINGS.stream(), MORE.stream()).toArray(String[]::new));
    operations.forEach(
        operation ->
            table.row(
                Stream.concat(cells(operation, times), more(operation, times))
                    .toArray(String[]::new)));
    return table;
  }

  private static Stream<String> cells(Operation operation, Times times) {
    return Stream.of(
        operation.id(),
        Standing.word(operation),
        Words.percentage(operation.percentage()),
        Words.duration(operation.durationSeconds()),
        operation.fields().text("symbol").orElse(Words.UNKNOWN),
        operation.fields().text("created_at").map(times::of).orElse(Words.UNKNOWN),
        Words.usd(operation.costUsd()),
        operation.type(),
        step(operation));
  }

  private static Stream<String> more(Operation operation, Times times) {
    return Stream.of(
        operation.fields().text("started_at").map(times::of).orElse(Words.UNKNOWN),
        Words.count(operation.queuePosition()),
        Integer.toString(operation.attempt()),
        operation.session().orElse(Words.UNKNOWN),
        operation.parent().orElse(Words.UNKNOWN));
  }

  private static String step(Operation operation) {
    String step = operation.error().or(operation::currentStep).orElse(Words.UNKNOWN);
    return operation.attempt() > 1 ? "attempt " + operation.attempt() + ": " + step : step;
  }
}
