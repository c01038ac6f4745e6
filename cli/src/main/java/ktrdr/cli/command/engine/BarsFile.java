package ktrdr.cli.command.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.cli.client.api.Bars;
import ktrdr.cli.client.http.Transfer;
import ktrdr.cli.server.ServerTrouble;

/** Bars as the server writes them into a file: as a stream, however many there are. */
record BarsFile(Transfer transfer, String address) {
  private static final String CSV = "text/csv";
  private static final String PARQUET = "application/vnd.apache.parquet";
  private static final int PART = 1 << 16;

  /** The bars from number {@code first} on. */
  static BarsFile of(Transfer transfer, Bars bars, int first) {
    return new BarsFile(transfer, bars.address(first));
  }

  /** The type of file that a name asks for; empty if it is neither CSV nor Parquet. */
  static Optional<String> type(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv")
        ? Optional.of(CSV)
        : Optional.of(PARQUET).filter(type -> lower.endsWith(".parquet"));
  }

  /** Prints CSV. */
  void print(PrintWriter out) {
    transfer.get(
        address,
        CSV,
        body -> {
          Reader text = new InputStreamReader(body, StandardCharsets.UTF_8);
          char[] part = new char[PART];
          // Whoever reads it may have seen enough, as head has.
          for (int n = text.read(part); n >= 0 && !out.checkError(); n = text.read(part)) {
            out.write(part, 0, n);
          }
          out.flush();
        });
  }

  /** Reads the bars, each as the cells of a line of CSV: start, open, high, low, close, volume. */
  void read(Consumer<String[]> row) {
    transfer.get(
        address,
        CSV,
        body -> {
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(body, StandardCharsets.US_ASCII), PART);
          lines.readLine(); // the header
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            row.accept(line.split(","));
          }
        });
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws ServerTrouble if it can't be written
   */
  void write(Path file, String type) {
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    transfer.get(address, type, body -> write(body, file, beside));
  }

  private static void write(InputStream body, Path file, Path beside) throws IOException {
    boolean whole = false;
    try {
      try (OutputStream out = opened(beside)) {
        copy(body, out, file);
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(beside);
      }
    }
  }

  private static OutputStream opened(Path file) {
    try {
      return Files.newOutputStream(file);
    } catch (IOException cause) {
      throw unwritable(file, cause);
    }
  }

  private static void copy(InputStream body, OutputStream out, Path file) throws IOException {
    byte[] part = new byte[PART];
    for (int n = body.read(part); n >= 0; n = body.read(part)) {
      try {
        out.write(part, 0, n);
      } catch (IOException cause) {
        throw unwritable(file, cause);
      }
    }
  }

  private static ServerTrouble unwritable(Path file, IOException cause) {
    return ServerTrouble.failed("can't write " + file + ": " + cause.getMessage());
  }
}
