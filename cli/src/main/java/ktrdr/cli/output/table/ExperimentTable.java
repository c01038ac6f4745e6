package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** A table of what sessions designed, one per line. */
public final class ExperimentTable {
  private ExperimentTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "id",
          "session_id",
          "symbol",
          "timeframe",
          "strategy_name",
          "indicators",
          "design_sharpe",
          "design_score",
          "design_trade_count",
          "design_accuracy",
          "validation_accuracy",
          "majority_accuracy",
          "validation_loss",
          "validation_rows",
          "best_epoch",
          "model",
          "data_sha256",
          "figures_until",
          "created_at");

  public static Table of(List<Fields> rows) {
    Table table =
        new Table(
            "ID",
            "SESSION",
            "MARKET",
            "STRATEGY",
            "INDICATORS",
            "SHARPE",
            "SCORE",
            "TRADES",
            "ACCURACY",
            "MAJORITY",
            "EPOCH",
            "MODEL");
    rows.forEach(row -> table.row(cells(row)));
    return table;
  }

  private static String[] cells(Fields row) {
    return new String[] {
      text(row, "id"),
      text(row, "session_id"),
      text(row, "symbol") + " " + text(row, "timeframe"),
      text(row, "strategy_name"),
      text(row, "indicators"),
      Words.ratio(row.number("design_sharpe")),
      Words.ratio(row.number("design_score")),
      Words.count(row.number("design_trade_count")),
      Words.fraction(row.number("validation_accuracy")),
      Words.fraction(row.number("majority_accuracy")),
      text(row, "best_epoch"),
      text(row, "model")
    };
  }

  private static String text(Fields row, String name) {
    return row.scalar(name).orElse(Words.UNKNOWN);
  }
}
