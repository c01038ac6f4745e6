package ktrdr.cli.output;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import ktrdr.cli.client.Fields;

/**
 * Rows that come page by page and are written as they come, in the envelope of the server's
 * answers: memory holds one page. In a table, each page has its own widths.
 */
public final class RowStream implements AutoCloseable {
  private static final String ROW = "        ";
  private static final int HEAD_OF_YAML = 2;

  private final Console console;
  private final Format format;
  private final List<String> columns;
  private boolean begun;

  /**
   * @param columns the first members of each row, in this order
   */
  public RowStream(Console console, Format format, List<String> columns) {
    this.console = console;
    this.format = format;
    this.columns = columns;
  }

  /** Writes a page of rows. */
  public void page(List<Fields> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PrintWriter out = console.out();
    switch (format) {
      case TABLE, WIDE ->
          table(rows, format == Format.TABLE ? console.outWidth() : Integer.MAX_VALUE);
      case CSV -> CsvText.of(columns, rows).stream().skip(begun ? 1 : 0).forEach(out::println);
      case JSON -> rows.forEach(this::json);
      case YAML ->
          YamlText.of(envelope(rows)).stream().skip(begun ? HEAD_OF_YAML : 0).forEach(out::println);
      case JSONL, NAME -> rows.forEach(row -> out.println(JsonText.line(row.json())));
    }
    begun = true;
    out.flush();
  }

  private void table(List<Fields> rows, int width) {
    Table.of(rows, columns.toArray(String[]::new)).lines(width).stream()
        .skip(begun ? 1 : 0)
        .forEach(console.out()::println);
  }

  private void json(Fields row) {
    console.out().print(begun ? "," + System.lineSeparator() : frame()[0]);
    console.out().print(ROW + JsonText.of(row.json()).replace("\n", "\n" + ROW).strip());
    begun = true;
  }

  /** What stands before and behind the rows, in the layout of every other answer. */
  private static String[] frame() {
    JsonObject one =
        Json.createObjectBuilder()
            .add("success", true)
            .add("data", Json.createArrayBuilder().add(0))
            .build();
    String[] frame = JsonText.of(one).split("[ ]*0", 2);
    return new String[] {frame[0], frame[1]};
  }

  private static JsonObject envelope(List<Fields> rows) {
    var data = Json.createArrayBuilder();
    rows.forEach(row -> data.add(row.json()));
    return Json.createObjectBuilder().add("success", true).add("data", data).build();
  }

  /** Ends the document. */
  @Override
  public void close() {
    if (begun && format == Format.JSON) {
      console.out().println(frame()[1]);
      console.out().flush();
    }
  }
}
