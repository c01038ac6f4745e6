package ktrdr.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results of one part: printed as Markdown, written as Markdown and as CSV. */
final class Table {
  private final String name;
  private final String title;
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();
  private final double loadBefore = Machine.load();

  /** An empty one; it belongs to the time from now until it is written. */
  Table(String name, String title, String... columns) {
    this.name = name;
    this.title = title;
    this.columns = List.of(columns);
  }

  /** Adds a row and shows it at once: what follows may take long. */
  void add(Object... cells) {
    List<Object> row = List.of(cells);
    rows.add(row);
    System.out.println(name + ": " + line(row));
  }

  /** Prints it and writes {@code name.csv} and {@code name.md}. */
  void write(Path directory) {
    String text = markdown();
    System.out.println("\n" + text);
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name + ".md"), text);
      Files.writeString(directory.resolve(name + ".csv"), csv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String markdown() {
    String rule = "|---".repeat(columns.size()) + "|";
    String body = rows.stream().map(Table::line).collect(Collectors.joining("\n"));
    return String.join("\n", title, "", about(), "", line(columns), rule, body, "");
  }

  private String about() {
    return Machine.now()
        + ", load "
        + Spread.number(loadBefore)
        + " before and "
        + Spread.number(Machine.load())
        + " after";
  }

  private static String line(List<?> cells) {
    return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** A spread is three columns there, of plain numbers. */
  private String csv() {
    StringBuilder csv = new StringBuilder();
    append(csv, columns.stream().flatMap(this::names));
    for (List<Object> row : rows) {
      append(
          csv,
          IntStream.range(0, row.size()).boxed().flatMap(i -> values(row.get(i), isSpread(i))));
    }
    return csv.toString();
  }

  private static void append(StringBuilder csv, Stream<String> cells) {
    csv.append(cells.map(Csv::quoted).collect(Collectors.joining(",", "", "\n")));
  }

  private boolean isSpread(int column) {
    return rows.stream().anyMatch(row -> row.get(column) instanceof Spread);
  }

  private Stream<String> names(String column) {
    return isSpread(columns.indexOf(column))
        ? Stream.of(column, column + " least", column + " greatest")
        : Stream.of(column);
  }

  private static Stream<String> values(Object cell, boolean spread) {
    if (cell instanceof Spread of) {
      return Stream.of(of.median(), of.least(), of.greatest()).map(Spread::number);
    }
    return spread ? Stream.of("", "", "") : Stream.of(String.valueOf(cell));
  }
}
