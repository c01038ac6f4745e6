package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.FakeLiberty;
import ktrdr.cli.fixture.Guide;
import ktrdr.cli.fixture.GuideServer;
import ktrdr.cli.fixture.Shell;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever copies a command from the README or a guide gets what it says. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class GuideCommandsTest {
  /** As many are marked in the documents as not run; each has its reason there. */
  private static final int NOT_RUN = 5;

  @TempDir static Path directory;
  private static GuideServer server;

  /** For commands that ask a server: it runs already. */
  private static Shell asking;

  /** For commands that start and stop one. */
  private static Shell starting;

  private static Cli local;

  @BeforeAll
  static void open() throws IOException {
    server = new GuideServer();
    asking = shell("asking", Map.of());
    record(directory.resolve("asking/home"));
    Map<String, String> machine =
        Map.of(
            "KTRDR_INSTALL", FakeLiberty.install(directory.resolve("install")).toString(),
            "KTRDR_HTTP_PORT", free(),
            "KTRDR_HTTPS_PORT", free());
    starting = shell("starting", machine);
    local = new Cli().with("KTRDR_HOME", directory.resolve("starting/home").toString());
    machine.forEach(local::with);
  }

  private static Shell shell(String name, Map<String, String> environment) throws IOException {
    Path home = directory.resolve(name).resolve("home");
    Files.createDirectories(home.resolve("logs"));
    Map<String, String> all = new HashMap<>(environment);
    all.put("KTRDR_HOME", home.toString());
    Shell shell = new Shell(directory.resolve(name), all);
    shell.program("bin/jq", "#!/bin/sh\nexec cat\n");
    Files.writeString(directory.resolve(name).resolve("strategy.yaml"), "name: mine\n");
    Files.writeString(directory.resolve(name).resolve("old.yaml"), "name: old\n");
    Files.writeString(directory.resolve(name).resolve("prices.yaml"), "models: []\n");
    Files.writeString(directory.resolve(name).resolve("eurusd.csv"), "time,open,high,low,close\n");
    Files.writeString(directory.resolve(name).resolve("EURUSD_1h.csv"), "time,open,high,low\n");
    return shell;
  }

  /** This very process plays the server of the home. */
  private static void record(Path home) throws IOException {
    ProcessHandle own = ProcessHandle.current();
    Files.writeString(
        home.resolve("server.json"),
        "{\"pid\":%d,\"http_port\":%d,\"https_port\":%s,\"started\":\"%s\"}"
            .formatted(own.pid(), server.port(), free(), own.info().startInstant().orElseThrow()));
  }

  @AfterAll
  static void close() throws IOException {
    local.run("server", "stop");
    asking.close();
    starting.close();
    server.close();
  }

  static List<Guide.Line> lines() {
    return Guide.lines().stream().filter(line -> line.reason().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void it_runs_as_it_is_written(Guide.Line line) throws Exception {
    boolean starts = line.text().contains("ktrdr server");
    if (starts) {
      assertThat(local.run("server", "start").exit()).isZero();
      Files.writeString(directory.resolve("starting/home/logs/messages.log"), "ready\n");
    }
    Shell shell = starts ? starting : asking;
    Shell.Ran ran = shell.run(line.text().replaceAll("\\bID\\b", Wire.ROOT));
    assertThat(ran.err())
        .doesNotContain("error:")
        .doesNotContain("Exception")
        .doesNotContain("not found");
    assertThat(ran.exit()).as(line + "\n" + ran.out() + ran.err()).isZero();
  }

  @Test
  void what_is_not_run_is_counted_and_has_a_reason() {
    List<Guide.Line> marked =
        Guide.lines().stream().filter(line -> !line.reason().isEmpty()).toList();
    assertThat(marked).hasSize(NOT_RUN);
    assertThat(lines()).hasSizeGreaterThan(40);
  }

  @Test
  void ids_that_a_list_prints_are_taken_one_by_one() throws Exception {
    Shell.Ran ran = asking.run("ktrdr ops cancel $(ktrdr ops list -a -o name) -r \"wrong data\"");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Stream.of(asking.run("ktrdr ops list -a -o name").out().split("\n"))).hasSize(2);
  }

  private static String free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }
}
