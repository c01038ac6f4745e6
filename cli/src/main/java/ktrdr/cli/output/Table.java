package ktrdr.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;

/**
 * Rows under headings, each column as wide as its widest cell. Columns that do not fit are dropped
 * from the right, and only the last column is ever cut. Ids come first, so they can always be
 * copied.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int ALWAYS_SHOWN = 2;
  private static final int NARROWEST_LAST = 8;

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /**
   * Creates a table of all scalar members that the rows have.
   *
   * @param first names of the leading members, in this order
   */
  public static Table of(List<Fields> rows, String... first) {
    List<String> names =
        Stream.concat(Stream.of(first), rows.stream().flatMap(row -> row.json().keySet().stream()))
            .distinct()
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
    return secondIdFits(width) ? linesOf(width) : withoutSecond().linesOf(width);
  }

  /** False if an id in the second column would be cut. */
  private boolean secondIdFits(int width) {
    return headings.size() <= ALWAYS_SHOWN
        || needed(widths(), ALWAYS_SHOWN) <= width
        || rows.stream().noneMatch(row -> row.get(1).startsWith("op_"));
  }

  private Table withoutSecond() {
    Table table = new Table(without(headings).toArray(String[]::new));
    rows.forEach(row -> table.row(without(row).toArray(String[]::new)));
    return table;
  }

  private static List<String> without(List<String> cells) {
    return Stream.concat(cells.stream().limit(1), cells.stream().skip(ALWAYS_SHOWN)).toList();
  }

  private List<String> linesOf(int width) {
    int[] widths = widths();
    int shown = fitting(widths, width);
    List<String> lines = new ArrayList<>();
    lines.add(line(headings.subList(0, shown), widths, width));
    rows.forEach(row -> lines.add(line(row.subList(0, shown), widths, width)));
    return lines;
  }

  /** Number of columns that fit, from the left. */
  private int fitting(int[] widths, int width) {
    int shown = headings.size();
    while (shown > ALWAYS_SHOWN && needed(widths, shown) > width) {
      shown--;
    }
    return shown;
  }

  private static long needed(int[] widths, int shown) {
    long before = IntStream.of(widths).limit(shown - 1L).mapToLong(one -> one + GAP.length()).sum();
    boolean all = shown == widths.length;
    return before + (all ? Math.min(NARROWEST_LAST, widths[shown - 1]) : widths[shown - 1]);
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
