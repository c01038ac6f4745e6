package ktrdr.cli.output.table;

import java.util.List;
import java.util.Locale;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** A table of what groups of calls cost, with their sum. */
public final class CostTable {
  private CostTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "key",
          "session_id",
          "cost_usd",
          "held_usd",
          "attempts",
          "input_tokens",
          "cache_read_tokens",
          "output_tokens");

  /**
   * The table.
   *
   * @param by what the calls of a group have in common
   */
  public static Table of(String by, List<Fields> rows, Fields total) {
    Table table =
        new Table(
            by.toUpperCase(Locale.ROOT), "COST", "HELD", "CALLS", "INPUT", "CACHED", "OUTPUT");
    rows.forEach(row -> table.row(cells(name(by, row), row)));
    table.row(cells("total", total));
    return table;
  }

  private static String name(String by, Fields row) {
    String key = row.text("key").orElse(Words.UNKNOWN);
    return by.equals("session") ? row.scalar("session_id").orElse(key) : key;
  }

  private static String[] cells(String name, Fields row) {
    return new String[] {
      name,
      cost(row),
      Words.usd(row.number("held_usd")),
      Words.count(row.number("attempts")),
      Words.count(row.number("input_tokens")),
      Words.count(row.number("cache_read_tokens")),
      Words.count(row.number("output_tokens"))
    };
  }

  /** With a mark, when more was used than has a price. */
  private static String cost(Fields row) {
    return row.scalar("cost_usd").isPresent()
        ? Words.usd(row.number("cost_usd"))
        : Words.usd(row.number("known_cost_usd")) + " + unpriced";
  }
}
