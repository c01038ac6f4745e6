package ktrdr.market.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ktrdr.market.files.text.Delimiter;
import ktrdr.market.files.text.Found;
import ktrdr.market.files.text.Numbers;
import ktrdr.market.files.text.RowFault;

/** Finds out how a CSV file is laid out by looking at its first lines. */
final class LayoutFinder {
  private static final int FEWEST_CELLS = 5;
  private static final int PRICES = 4;
  private static final int MOST_NAMED = 3;

  /** A line that is not blank. */
  record Line(long number, String text) {}

  private final List<Line> lines;
  private final ReadingOptions options;
  private long at;

  /**
   * @param lines the first lines of the file that are not blank
   */
  LayoutFinder(List<Line> lines, ReadingOptions options) {
    this.lines = lines;
    this.options = options;
    this.at = lines.isEmpty() ? 1 : lines.get(0).number();
  }

  /** The line that was looked at last. */
  long at() {
    return at;
  }

  /**
   * Finds the layout.
   *
   * @throws RowFault if there is none, or it is left open
   */
  Layout find() {
    require(!lines.isEmpty(), "the file is empty");
    refuseOthers(lines.get(0).text().strip().toLowerCase(Locale.ROOT));
    Delimiter delimiter = delimiter();
    int header = header(delimiter);
    int first = first(delimiter, header);
    at = lines.get(Math.max(header, 0)).number();
    if (header < 0 && first == lines.size()) {
      throw new RowFault(
          "found "
              + Found.quoted(lines.get(0).text())
              + ", but no line names open, high, low and"
              + " close, and no row holds numbers");
    }
    return layout(delimiter, header, first);
  }

  /** The rows among the first lines, whatever is wrong with them. */
  List<List<String>> rows(Layout layout) {
    return lines.stream()
        .filter(line -> line.number() >= layout.first())
        .map(line -> cells(layout.delimiter(), line))
        .toList();
  }

  private static void refuseOthers(String start) {
    require(
        !start.startsWith("{") && !start.startsWith("["),
        "the file looks like JSON; files are CSV or Parquet");
    require(
        !start.startsWith("<!doctype") && !start.startsWith("<html") && !start.startsWith("<?xml"),
        "the file is a web page or XML; files are CSV or Parquet");
  }

  private Delimiter delimiter() {
    Delimiter best = Delimiter.COMMA;
    long most = -1;
    for (Delimiter delimiter : Delimiter.values()) {
      long rows = lines.stream().filter(line -> isRow(delimiter, line)).count();
      long score = 2 * rows + (header(delimiter) >= 0 ? 1 : 0);
      if (score > most) {
        best = delimiter;
        most = score;
      }
    }
    return best;
  }

  private static boolean isRow(Delimiter delimiter, Line line) {
    List<String> cells = cells(delimiter, line);
    return cells.size() >= FEWEST_CELLS && cells.stream().filter(Numbers::likely).count() >= PRICES;
  }

  private static List<String> cells(Delimiter delimiter, Line line) {
    try {
      return delimiter.split(line.text());
    } catch (RowFault tooMany) {
      return List.of();
    }
  }

  /** The place in the list of the last line that names columns before the first row; or -1. */
  private int header(Delimiter delimiter) {
    int header = -1;
    for (int i = 0; i < lines.size() && !isRow(delimiter, lines.get(i)); i++) {
      List<String> cells = cells(delimiter, lines.get(i));
      header = Columns.prices(cells) >= MOST_NAMED || namesAll(cells) ? i : header;
    }
    return header;
  }

  private boolean namesAll(List<String> cells) {
    Collection<String> said = new HashSet<>(options.columns().values());
    options.columns().entrySet().stream()
        .filter(e -> e.getKey().equals("decimal"))
        .forEach(e -> said.remove(e.getValue()));
    said.removeIf(name -> name.matches("[0-9]+(:.*)?"));
    return said.size() >= MOST_NAMED
        && said.stream().allMatch(name -> cells.contains(name.replaceFirst(":...$", "")));
  }

  /** The place of the first row. What stands between the header and it is text. */
  private int first(Delimiter delimiter, int header) {
    int i = header + 1;
    while (i < lines.size() && !isRow(delimiter, lines.get(i)) && !isBadRow(delimiter, i)) {
      i++;
    }
    return i;
  }

  private boolean isBadRow(Delimiter delimiter, int i) {
    List<String> cells = cells(delimiter, lines.get(i));
    return cells.size() >= 2
        && (SampleContents.isTime(cells.get(0)) || cells.stream().anyMatch(Numbers::likely));
  }

  private Layout layout(Delimiter delimiter, int header, int first) {
    List<List<String>> rows = lines.stream().skip(first).map(l -> cells(delimiter, l)).toList();
    long firstLine = first < lines.size() ? lines.get(first).number() : Long.MAX_VALUE;
    if (header < 0) {
      Headerless shape = new Headerless(rows, options);
      return new Layout(delimiter, 0, firstLine, shape.names(), shape.roles());
    }
    List<String> names = names(cells(delimiter, lines.get(header)), usualSize(rows));
    Map<String, Integer> roles = Columns.of(names, options.columns(), new SampleContents(rows));
    return new Layout(delimiter, lines.get(header).number(), firstLine, names, roles);
  }

  // R names no column for the row names; a comma at the end names nothing.
  private static List<String> names(List<String> header, int rowSize) {
    List<String> names = new ArrayList<>(header);
    while (names.size() > 1 && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    if (rowSize == header.size() + 1 && names.size() == header.size()) {
      names.add(0, "");
    }
    return names;
  }

  /** The most common number of values, without empty ones at the end. */
  static int usualSize(List<List<String>> rows) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (List<String> row : rows) {
      int size = row.size();
      while (size > 0 && row.get(size - 1).isEmpty()) {
        size--;
      }
      sizes.merge(size, 1, Integer::sum);
    }
    return IntStream.iterate(0, i -> i <= 1_001, i -> i + 1)
        .boxed()
        .max((a, b) -> Integer.compare(sizes.getOrDefault(a, 0), sizes.getOrDefault(b, 0)))
        .orElse(0);
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new RowFault(otherwise);
    }
  }
}
