package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** The series of bars that there are, one a row. */
public final class SeriesTable {
  private static final int SHORT_HASH = 8;

  /** The members of a row, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "symbol",
          "timeframe",
          "bars",
          "first",
          "last",
          "calendar",
          "source",
          "gaps",
          "data_sha256");

  private SeriesTable() {}

  public static Table of(List<Fields> rows) {
    Table table =
        new Table(
            "SYMBOL", "TIMEFRAME", "BARS", "FIRST", "LAST", "CALENDAR", "SOURCE", "GAPS", "HASH");
    rows.forEach(
        row ->
            table.row(
                text(row, "symbol"),
                text(row, "timeframe"),
                count(row, "bars"),
                time(row, "first"),
                time(row, "last"),
                text(row, "calendar"),
                text(row, "source"),
                count(row, "gaps"),
                hash(text(row, "data_sha256"))));
    return table;
  }

  private static String text(Fields row, String member) {
    return row.text(member).orElse(Words.UNKNOWN);
  }

  private static String count(Fields row, String member) {
    return Words.count(row.number(member));
  }

  private static String time(Fields row, String member) {
    return row.text(member).map(Words::time).orElse(Words.UNKNOWN);
  }

  private static String hash(String sha256) {
    return sha256.substring(0, Math.min(SHORT_HASH, sha256.length()));
  }
}
