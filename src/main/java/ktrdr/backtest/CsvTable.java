package ktrdr.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
record CsvTable<T>(String header, Function<T, String> write, Function<String[], T> read) {
  private static final int ROWS_BETWEEN_CHECKS = 1_000;
  private static final long SCALE = 100_000_000;
  private static final double LARGEST_SCALED = 9e10;

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

  // Not Double.toString: its digits differ between JDK 17 and 25.
  /**
   * Formats a number to eight decimals without an exponent, the same on every JDK; NaN and infinity
   * are empty.
   */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    if (Math.abs(value) >= LARGEST_SCALED) {
      return new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
    return decimal(Math.round(value * SCALE));
  }

  /** Formats by hand: for the millions of points of an equity curve, BigDecimal takes seconds. */
  private static String decimal(long scaled) {
    long magnitude = Math.abs(scaled);
    StringBuilder text = new StringBuilder(24);
    text.append(scaled < 0 ? "-" : "").append(magnitude / SCALE);
    long fraction = magnitude % SCALE;
    if (fraction != 0) {
      text.append('.');
      for (long digit = SCALE / 10; fraction != 0; digit /= 10) {
        text.append((char) ('0' + fraction / digit));
        fraction %= digit;
      }
    }
    return text.toString();
  }
}
