package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** A table of hypotheses, one per line. */
public final class HypothesisTable {
  private HypothesisTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "id",
          "status",
          "session_id",
          "phase",
          "symbol",
          "timeframe",
          "source",
          "settled_by",
          "created_at",
          "settled_at",
          "text");

  public static Table of(List<Fields> rows) {
    Table table = new Table("ID", "STATUS", "SESSION", "PHASE", "MARKET", "SOURCE", "HYPOTHESIS");
    rows.forEach(row -> table.row(cells(row)));
    return table;
  }

  private static String[] cells(Fields row) {
    return new String[] {
      text(row, "id"),
      text(row, "status"),
      text(row, "session_id"),
      text(row, "phase"),
      text(row, "symbol") + " " + text(row, "timeframe"),
      text(row, "source"),
      text(row, "text")
    };
  }

  private static String text(Fields row, String name) {
    return row.scalar(name).orElse(Words.UNKNOWN);
  }
}
