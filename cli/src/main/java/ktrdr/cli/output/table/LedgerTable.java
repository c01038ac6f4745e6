package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;

/** A table of calls of language models, one per line. */
public final class LedgerTable {
  private LedgerTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "id",
          "session_id",
          "phase",
          "turn",
          "attempt",
          "state",
          "cost_usd",
          "held_usd",
          "input_tokens",
          "output_tokens",
          "model",
          "reserved_at",
          "waiting",
          "note");

  public static Table of(List<Fields> rows, Times times) {
    Table table =
        new Table(
            "CALL", "SESSION", "PHASE", "TURN", "STATE", "COST", "HELD", "INPUT", "OUTPUT", "MODEL",
            "AT", "NOTE");
    rows.forEach(row -> table.row(cells(row, times)));
    return table;
  }

  /** {@code call 7 settled $0.0123}. */
  public static String line(Fields entry) {
    return "call "
        + text(entry, "id")
        + "  "
        + text(entry, "state")
        + "  "
        + Words.usd(entry.number("cost_usd"));
  }

  private static String[] cells(Fields row, Times times) {
    return new String[] {
      text(row, "id"),
      text(row, "session_id"),
      text(row, "phase"),
      text(row, "turn") + "." + text(row, "attempt"),
      text(row, "state") + (row.flag("waiting").orElse(false) ? ", waits" : ""),
      Words.usd(row.number("cost_usd")),
      Words.usd(row.number("held_usd")),
      Words.count(row.number("input_tokens")),
      Words.count(row.number("output_tokens")),
      text(row, "model"),
      row.text("reserved_at").map(times::of).orElse(Words.UNKNOWN),
      String.join(" ", row.texts("flags")) + " " + row.text("note").orElse("")
    };
  }

  private static String text(Fields row, String name) {
    return row.scalar(name).orElse(Words.UNKNOWN);
  }
}
