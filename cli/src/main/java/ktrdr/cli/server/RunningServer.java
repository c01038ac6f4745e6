package ktrdr.cli.server;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import ktrdr.cli.client.Fields;

/**
 * A server that this CLI started for a home, as remembered in {@code server.json} and {@code
 * server.lock}.
 *
 * @param started when its process began; a process of the same number that began at another time is
 *     somebody else's
 */
public record RunningServer(long pid, Ports ports, Instant started) {

  public URI uri() {
    return URI.create("http://127.0.0.1:" + ports.http());
  }

  /** Where a browser finds Liberty's Admin Center. */
  public URI adminCenter() {
    return URI.create("https://127.0.0.1:" + ports.https() + "/adminCenter");
  }

  /** The server of a home if its process is still there. */
  public static Optional<RunningServer> of(Home home) {
    return read(home.record())
        .filter(RunningServer::isAlive)
        .or(() -> read(home.lock()).filter(RunningServer::isAlive));
  }

  /** No server was started for a home any more. */
  static void forget(Home home) {
    try {
      Files.deleteIfExists(home.record());
      if (Files.exists(home.lock())) {
        // never deleted: who waits for the lock would hold one that nobody else finds
        Files.write(home.lock(), new byte[0]);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static Optional<RunningServer> ofProcess(long pid, Ports ports) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> new RunningServer(pid, ports, begin(process)));
  }

  boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(process -> process.isAlive() && begin(process).equals(started))
        .filter(process -> !isZombie(Path.of("/proc", Long.toString(pid), "stat")))
        .isPresent();
  }

  /**
   * Whether a process is dead but not yet collected by its parent, which Java takes for alive.
   *
   * @param stat its {@code stat} file on Linux; elsewhere there is none
   */
  static boolean isZombie(Path stat) {
    try {
      String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
      return line.startsWith(") Z", line.lastIndexOf(')'));
    } catch (IOException elsewhere) {
      return false;
    }
  }

  void write(Home home) {
    String text =
        Json.createObjectBuilder()
            .add("pid", pid)
            .add("http_port", ports.http())
            .add("https_port", ports.https())
            .add("started", started.toString())
            .build()
            .toString();
    try {
      // also in the lock, for whoever deletes the record
      Files.writeString(home.lock(), text + "\n");
      Path draft = home.record().resolveSibling("server.json.new");
      Files.writeString(draft, text + "\n");
      Files.move(draft, home.record(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static Instant begin(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static Optional<RunningServer> read(Path file) {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      Fields fields = new Fields(reader.readObject());
      Ports ports =
          new Ports(
              (int) fields.number("http_port").orElseThrow(),
              (int) fields.number("https_port").orElseThrow());
      Instant started = Instant.parse(fields.text("started").orElseThrow());
      return Optional.of(
          new RunningServer((long) fields.number("pid").orElseThrow(), ports, started));
    } catch (IOException
        | JsonException
        | java.util.NoSuchElementException
        | java.time.DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
