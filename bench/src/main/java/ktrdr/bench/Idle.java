package ktrdr.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a server costs that nobody asks for anything, by the time that its process computed. */
final class Idle {
  private static final int SETTLE_SECONDS = 10;

  private final Settings.Size size;
  private final Table table;

  Idle(Settings.Size size, Table table) {
    this.size = size;
    this.table = table;
  }

  static Table table(Settings.Size size) {
    return new Table(
        "idle-" + size.operations(),
        "An idle server, percent of one processor in %d times %d s: median (least–greatest)"
            .formatted(size.rounds(), window(size)),
        "database",
        "operations",
        "server",
        "its PostgreSQL");
  }

  private static int window(Settings.Size size) {
    return Math.max(1, size.idleSeconds() / size.rounds());
  }

  /** Measures these in the same seconds, and adds their rows. */
  void measure(List<Side> sides) {
    Map<Side, List<Double>> servers = new LinkedHashMap<>();
    Map<Side, List<Double>> databases = new LinkedHashMap<>();
    pause(SETTLE_SECONDS);
    for (int round = 0; round < size.rounds(); round++) {
      Map<Side, Duration> server = new LinkedHashMap<>();
      Map<Side, Duration> database = new LinkedHashMap<>();
      sides.forEach(side -> server.put(side, ofServer(side)));
      sides.forEach(side -> database.put(side, ofDatabase(side)));
      pause(window(size));
      sides.forEach(side -> add(servers, side, ofServer(side).minus(server.get(side))));
      sides.forEach(side -> add(databases, side, ofDatabase(side).minus(database.get(side))));
    }
    sides.forEach(side -> row(side, servers.get(side), databases.get(side)));
  }

  private void row(Side side, List<Double> server, List<Double> database) {
    table.add(
        side.kind(),
        String.format("%,d", side.operations()),
        Spread.of(server),
        side.catalog().isEmpty() ? "in the server" : seen(database));
  }

  /** Without Linux nobody sees them. */
  private static Object seen(List<Double> database) {
    Spread spread = Spread.of(database);
    return spread.greatest() > 0 ? spread : "not seen";
  }

  private void add(Map<Side, List<Double>> all, Side side, Duration computed) {
    double percent = computed.toNanos() / (window(size) * 1e9) * 100;
    all.computeIfAbsent(side, s -> new ArrayList<>()).add(percent);
  }

  private static Duration ofServer(Side side) {
    return ProcessHandle.of(side.server().pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  private static Duration ofDatabase(Side side) {
    return side.catalog().isEmpty()
        ? Duration.ZERO
        : ProcessHandle.allProcesses()
            .filter(process -> serves(process, side.catalog()))
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .reduce(Duration.ZERO, Duration::plus);
  }

  /** PostgreSQL's processes name the database that they serve; Java shows only their program. */
  private static boolean serves(ProcessHandle process, String catalog) {
    try {
      Path title = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(title, StandardCharsets.ISO_8859_1).contains(" " + catalog + " ");
    } catch (IOException endedOrNotLinux) {
      return false;
    }
  }

  private static void pause(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
