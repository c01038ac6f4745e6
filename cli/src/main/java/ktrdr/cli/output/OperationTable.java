package ktrdr.cli.output;

import java.util.List;
import ktrdr.cli.client.Operation;

/** Operations, one a line. */
public final class OperationTable {
  private OperationTable() {}

  public static Table of(List<Operation> operations) {
    Table table =
        new Table("ID", "STATUS", "DONE", "TOOK", "SYMBOL", "CREATED", "COST", "TYPE", "STEP");
    operations.forEach(operation -> table.row(cells(operation)));
    return table;
  }

  private static String[] cells(Operation operation) {
    return new String[] {
      operation.id(),
      operation.status(),
      Words.percentage(operation.percentage()),
      Words.duration(operation.durationSeconds()),
      operation.fields().text("symbol").orElse(Words.UNKNOWN),
      operation.fields().text("created_at").map(Words::time).orElse(Words.UNKNOWN),
      Words.usd(operation.costUsd()),
      operation.type(),
      operation.error().or(operation::currentStep).orElse(Words.UNKNOWN)
    };
  }
}
