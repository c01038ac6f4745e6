package ktrdr.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ktrdr.cli.client.Fields;

/**
 * Rows under headings, as wide as their widest cell. Only the last column is ever cut, so ids can
 * always be copied.
 */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /**
   * A table of whatever scalar members the rows have, in the order in which the first row has them.
   */
  public static Table of(List<Fields> rows) {
    List<String> names =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).json().keySet().stream()
                .filter(name -> rows.stream().anyMatch(row -> Outline.isScalar(row, name)))
                .toList();
    Table table =
        new Table(names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toArray(String[]::new));
    rows.forEach(
        row ->
            table.row(
                names.stream().map(name -> Outline.scalar(row, name)).toArray(String[]::new)));
    return table;
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public List<String> lines(int width) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(line(headings, widths, width));
    rows.forEach(row -> lines.add(line(row, widths, width)));
    return lines;
  }

  private int[] widths() {
    return IntStream.range(0, headings.size())
        .map(
            column ->
                Math.max(
                    Width.of(headings.get(column)),
                    rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0)))
        .toArray();
  }

  private static String line(List<String> cells, int[] widths, int width) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size() - 1; column++) {
      line.append(Width.pad(cells.get(column), widths[column])).append(GAP);
    }
    if (!cells.isEmpty()) {
      int left = Math.max(1, width - Width.of(line.toString()));
      line.append(Width.cut(cells.get(cells.size() - 1), left));
    }
    return line.toString().stripTrailing();
  }
}
