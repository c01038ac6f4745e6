package ktrdr.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** The rows of one database table in a file that Derby and PostgreSQL both take in bulk. */
final class Csv implements AutoCloseable {
  private final String table;
  private final List<String> columns;
  private final Path file;
  private final Writer out;

  /**
   * An empty file in this directory.
   *
   * @param columns their names, with spaces between them
   */
  Csv(Path directory, String table, String columns) {
    this.table = table;
    this.columns = List.of(columns.split("\\s+"));
    this.file = directory.resolve(table + ".csv");
    try {
      this.out = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String table() {
    return table;
  }

  List<String> columns() {
    return columns;
  }

  Path file() {
    return file;
  }

  /** Adds a row, with a value for each column; null is null in the table too. */
  void add(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values for " + columns);
    }
    StringJoiner row = new StringJoiner(",", "", "\n");
    for (Object value : values) {
      // both databases read an empty field without quotes as null
      row.add(value == null ? "" : quoted(value.toString()));
    }
    try {
      out.write(row.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }

  /** All rows are in the file afterwards. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
