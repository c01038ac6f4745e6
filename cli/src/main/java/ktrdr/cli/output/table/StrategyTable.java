package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;

/** Strategies that have a name. */
public final class StrategyTable {
  /** What a CSV begins with. */
  public static final List<String> MEMBERS =
      List.of("name", "source", "valid", "symbol", "timeframe", "updated_at", "description");

  private StrategyTable() {}

  public static Table of(List<Fields> rows) {
    Table table = new Table("NAME", "SOURCE", "SYMBOL", "TIMEFRAME", "DESCRIPTION");
    rows.forEach(
        row ->
            table.row(
                row.text("name").orElse(""),
                row.text("source").orElse(""),
                row.text("symbol").orElse(""),
                row.text("timeframe").orElse(""),
                description(row)));
    return table;
  }

  private static String description(Fields row) {
    return row.flag("valid").orElse(true)
        ? row.text("description").orElse("")
        : "not valid any more; see: ktrdr strategies show " + row.text("name").orElse("");
  }
}
