package ktrdr.backtest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows in a file as plain CSV: a header, then one line a row, no quotes because no value needs
 * them.
 *
 * @param header names of the columns, with commas between
 * @param write the values of a row, with commas between
 * @param read a row from its values
 */
record CsvTable<T>(String header, Function<T, String> write, Function<String[], T> read) {
  private static final long SCALE = 100_000_000;
  private static final double LARGEST_SCALED = 9e10;

  /** Writes all rows, or leaves what was there: written beside, forced to disk, then renamed. */
  void write(Path file, List<T> rows) {
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(beside)) {
        out.write(header + "\n");
        for (T row : rows) {
          out.write(write.apply(row) + "\n");
        }
      }
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows {@code offset} to {@code offset + limit}, fewer at the end of the file. */
  Page<T> page(Path file, long offset, int limit) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8);
        Stream<String> counted = Files.lines(file, StandardCharsets.UTF_8)) {
      List<T> rows =
          lines.skip(1 + offset).limit(limit).map(line -> read.apply(line.split(",", -1))).toList();
      return new Page<>(rows, counted.count() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // not Double.toString: its digits differ between JDK 17 and 25
  /** A number to eight decimals without exponent, the same on every release; empty for NaN. */
  static String plain(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    if (Math.abs(value) >= LARGEST_SCALED) {
      return new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
    return decimal(Math.round(value * SCALE));
  }

  /** An equity curve has millions of points, for which BigDecimal takes seconds. */
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
