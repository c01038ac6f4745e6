package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** A table of sessions beside each other. */
public final class ComparedTable {
  /** It only designs, so that the built-in agent explains goes without saying. */
  private static final String RANDOM = "random";

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

  /** The sessions of a comparison of models, with what tells them apart. */
  static Table ofComparison(List<Fields> rows) {
    Table table = new Table("SESSION", "MODEL", "SEED", "SHARPE", "DEFLATED", "VERDICT", "BRIEF");
    rows.forEach(
        row ->
            table.row(
                row.scalar("session_id").orElse(Words.UNKNOWN),
                model(row),
                row.scalar("seed").orElse(Words.UNKNOWN),
                Words.ratio(row.number("sharpe")),
                Words.fraction(row.number("deflated_sharpe")),
                end(row),
                row.text("brief").orElse("")));
    return table;
  }

  /** How a session ended; the phase that it is in if it has not. */
  public static String end(Fields row) {
    return row.text("verdict")
        .or(() -> row.text("outcome"))
        .or(() -> row.text("phase").map(phase -> phase.equals("idle") ? "waits" : phase))
        .orElse(Words.UNKNOWN);
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

  /** Who designs, and who explains if that is another. */
  public static String model(Fields row) {
    String design = row.text("model").orElse(Words.UNKNOWN);
    String assess = row.text("assess_model").orElse(design);
    return assess.equals(design) || design.equals(RANDOM) ? design : design + ", " + assess;
  }
}
