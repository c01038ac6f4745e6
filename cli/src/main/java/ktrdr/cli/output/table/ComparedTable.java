package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** A table of sessions beside each other. */
public final class ComparedTable {
  private ComparedTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "session_id",
          "model",
          "assess_model",
          "symbol",
          "timeframe",
          "strategy_name",
          "sharpe",
          "deflated_sharpe",
          "total_return",
          "trade_count",
          "invalid_proposals",
          "total_tokens",
          "cost_usd",
          "verdict",
          "outcome");

  public static Table of(List<Fields> rows) {
    Table table =
        new Table("SESSION", "MODEL", "SHARPE", "DEFLATED", "INVALID", "TOKENS", "COST", "VERDICT");
    rows.forEach(row -> table.row(cells(row)));
    return table;
  }

  private static String[] cells(Fields row) {
    return new String[] {
      row.scalar("session_id").orElse(Words.UNKNOWN),
      model(row),
      Words.ratio(row.number("sharpe")),
      Words.fraction(row.number("deflated_sharpe")),
      Words.count(row.number("invalid_proposals")),
      Words.count(row.number("total_tokens")),
      Words.usd(row.number("cost_usd")),
      row.text("verdict").or(() -> row.text("outcome")).orElse(Words.UNKNOWN)
    };
  }

  private static String model(Fields row) {
    String design = row.text("model").orElse(Words.UNKNOWN);
    String assess = row.text("assess_model").orElse(design);
    return assess.equals(design) ? design : design + ", " + assess;
  }
}
