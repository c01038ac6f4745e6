package ktrdr.cli.output;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of a time and numbers that are written as they come, as in the server's answers: memory does
 * not grow with them. Numbers keep every digit; a table shows them as any table does, and after
 * some thousand rows its columns get new widths.
 */
public final class RowStream implements AutoCloseable {
  private static final int TABLE = 5_000;
  private static final String ROW = "        ";

  private final Console console;
  private final Format format;
  private final List<String> names;
  private final List<String[]> table = new ArrayList<>();
  private boolean begun;
  private boolean headed;

  /**
   * @param names of the columns, the time first
   */
  public RowStream(Console console, Format format, List<String> names) {
    this.console = console;
    this.format = format;
    this.names = List.copyOf(names);
  }

  /**
   * Writes a row.
   *
   * @param cells a time as in JSON, then numbers as in JSON
   */
  public void row(String[] cells) {
    switch (format) {
      case TABLE, WIDE -> tabulate(cells);
      case JSON -> json(cells);
      case YAML -> yaml(cells);
      default -> line("{" + members(cells, ":", ",") + "}");
    }
    begun = true;
  }

  private void json(String[] cells) {
    String member = "\n" + ROW + "    ";
    String row = "{" + member + members(cells, ": ", "," + member) + "\n" + ROW + "}";
    console.out().print((begun ? ",\n" : frame()[0]) + ROW + row);
  }

  private void yaml(String[] cells) {
    if (!begun) {
      line("success: true");
      line("data:");
    }
    for (int i = 0; i < cells.length; i++) {
      line((i == 0 ? "- " : "  ") + names.get(i) + ": " + value(cells, i));
    }
  }

  private String members(String[] cells, String colon, String comma) {
    return IntStream.range(0, cells.length)
        .mapToObj(i -> "\"" + names.get(i) + "\"" + colon + value(cells, i))
        .collect(Collectors.joining(comma));
  }

  private static String value(String[] cells, int i) {
    return i == 0 ? "\"" + cells[0] + "\"" : cells[i];
  }

  private void tabulate(String[] cells) {
    table.add(cells);
    if (table.size() == TABLE) {
      printTable();
    }
  }

  private void printTable() {
    Table some =
        new Table(names.stream().map(n -> n.toUpperCase(Locale.ROOT)).toArray(String[]::new));
    table.forEach(row -> some.row(shown(row)));
    int width = format == Format.TABLE ? console.outWidth() : Integer.MAX_VALUE;
    some.lines(width).stream().skip(headed ? 1 : 0).forEach(this::line);
    headed = true;
    table.clear();
  }

  private static String[] shown(String[] row) {
    return IntStream.range(0, row.length)
        .mapToObj(i -> i == 0 ? Words.time(row[0]) : Words.figure(new BigDecimal(row[i])))
        .toArray(String[]::new);
  }

  private void line(String text) {
    console.out().println(text);
  }

  /** What stands before and behind the rows, in the layout of every other answer. */
  private static String[] frame() {
    JsonObject one =
        Json.createObjectBuilder()
            .add("success", true)
            .add("data", Json.createArrayBuilder().add(0))
            .build();
    return JsonText.of(one).split("[ ]*0", 2);
  }

  /** Ends the document. */
  @Override
  public void close() {
    if (!table.isEmpty()) {
      printTable();
    }
    if (begun && format == Format.JSON) {
      line(frame()[1]);
    }
    console.out().flush();
  }
}
