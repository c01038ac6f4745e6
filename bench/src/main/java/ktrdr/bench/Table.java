package ktrdr.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Results of one part: printed as Markdown, written as Markdown and as CSV. */
final class Table {
  private final String name;
  private final String title;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private final double loadBefore = Machine.load();

  /** An empty one; it belongs to the time from now until it is written. */
  Table(String name, String title, String... columns) {
    this.name = name;
    this.title = title;
    this.columns = List.of(columns);
  }

  /** Adds a row and shows it at once: what follows may take long. */
  void add(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Double number ? Spread.number(number) : String.valueOf(cell));
    }
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

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private String csv() {
    List<List<String>> all = new ArrayList<>(rows);
    all.add(0, columns);
    return all.stream()
        .map(row -> row.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n")))
        .collect(Collectors.joining());
  }
}
