package ktrdr.backtest.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ktrdr.work.DurableFile;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Rows in a plain CSV file: a header, then one line per row, without quotes because no value needs
 * them.
 *
 * @param header comma-separated names of the columns
 * @param write formats a row as comma-separated values
 * @param read parses a row from its values
 */
public record CsvTable<T>(String header, Function<T, String> write, Function<String[], T> read) {
  private static final int ROWS_BETWEEN_CHECKS = 1_000;
  private static final int LONGEST_PLAIN = 20;

  /**
   * Replaces the file with all rows, or leaves it as it was: not even a cancel leaves a partial
   * file.
   */
  void write(Path file, List<T> rows, ProgressMonitor monitor) {
    try {
      DurableFile.replace(file, out -> write(out, rows, monitor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputStream out, List<T> rows, ProgressMonitor monitor) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write(header + "\n");
    for (int row = 0; row < rows.size(); row++) {
      if (row % ROWS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
        monitor.report(Progress.of(row, rows.size(), "writing"));
      }
      text.write(write.apply(rows.get(row)));
      text.write('\n');
    }
    text.flush();
  }

  /**
   * Returns up to {@code limit} rows from row {@code offset} (the first is 0).
   *
   * @throws RowUnreadable when one of them can't be parsed
   */
  Page<T> page(Path file, long offset, int limit, ProgressMonitor monitor) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      lines.readLine();
      List<T> rows = new ArrayList<>();
      long row = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (row % ROWS_BETWEEN_CHECKS == 0) {
          monitor.stopIfCancelled();
        }
        if (row >= offset && rows.size() < limit) {
          rows.add(row(line, row + 2));
        }
        row++;
      }
      return new Page<>(rows, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private T row(String line, long number) {
    try {
      return read.apply(line.split(",", -1));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new RowUnreadable(number, e);
    }
  }

  /**
   * Formats a number with all of its digits: it reads back as the same double, and the text is the
   * same on every JDK. NaN and infinity are empty.
   */
  public static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == 0 ? "0" : (value < 0 ? "-" : "") + text(ShortestDecimal.of(value));
  }

  private static String text(ShortestDecimal number) {
    String digits = Long.toString(number.digits());
    int exponent = number.exponent();
    int point = digits.length() + exponent;
    if (point > LONGEST_PLAIN || point < -LONGEST_PLAIN) {
      return digits + "E" + exponent;
    }
    if (exponent >= 0) {
      return digits + "0".repeat(exponent);
    }
    return point > 0
        ? digits.substring(0, point) + "." + digits.substring(point)
        : "0." + "0".repeat(-point) + digits;
  }

  /** Reads what {@link #plain} wrote. */
  static double number(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
