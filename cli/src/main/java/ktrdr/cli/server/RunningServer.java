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
 * A server that this CLI started for a home, as recorded in {@code server.json} and {@code
 * server.lock}.
 *
 * @param started start time of its process; a process with this id but another start time is not
 *     the server
 */
public record RunningServer(long pid, Ports ports, Instant started) {

  public URI uri() {
    return URI.create("http://127.0.0.1:" + ports.http());
  }

  /** Address of Liberty's Admin Center. */
  public URI adminCenter() {
    return URI.create("https://127.0.0.1:" + ports.https() + "/adminCenter");
  }

  /** The server of a home, if its process still exists. */
  public static Optional<RunningServer> of(Home home) {
    return read(home.record())
        .filter(RunningServer::isAlive)
        .or(() -> read(home.lock()).filter(RunningServer::isAlive));
  }

  /** Removes the record of a home's server. */
  static void forget(Home home) {
    try {
      Files.deleteIfExists(home.record());
      if (Files.exists(home.lock())) {
        // Never delete the lock file: a waiting command would then hold a lock that nobody else can
        // find.
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
   * Whether a process is dead but not yet reaped by its parent; Java reports it as alive.
   *
   * @param stat its {@code stat} file on Linux; does not exist elsewhere
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
      // Also write it to the lock file, in case the record is deleted.
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
