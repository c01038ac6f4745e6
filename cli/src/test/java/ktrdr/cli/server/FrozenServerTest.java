package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.FakeLiberty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is alive and answers nothing. Each command waits for it, so it has its own class:
 * others run beside it.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FrozenServerTest {
  @TempDir Path directory;
  private Path install;
  private Path home;
  private int http;
  private int https;

  @BeforeEach
  void choosePorts() throws IOException {
    install = FakeLiberty.install(directory.resolve("install"));
    home = directory.resolve("home");
    http = freePort();
    https = freePort();
  }

  @AfterEach
  void stop() {
    cli().run("server", "stop");
  }

  @Test
  void a_frozen_server_is_said_by_every_command_that_calls_it_and_stopped_by_force()
      throws Exception {
    assertThat(cli().run("server", "start").exit()).isZero();
    long pid = json(Files.readString(home.resolve("server.json"))).getInt("pid");
    signal("STOP", pid);
    for (String[] command :
        new String[][] {
          {"operations", "list"}, {"cancel", "op_agent_session_20261122_101500_k3v9x2m8q4"}
        }) {
      var ran = cli().run(command);
      assertThat(ran.exit()).as(command[0]).isEqualTo(8);
      assertThat(ran.err()).contains("/health/live within 3 s: it is frozen");
    }
    var status = cli().run("server", "status", "-o", "json");
    assertThat(status.exit()).isEqualTo(8);
    assertThat(json(status.out()).getString("state")).isEqualTo("frozen");
    var start = cli().run("server", "start");
    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.err()).contains("process " + pid + " is frozen").doesNotContain("running");
    var stop = cli().run("server", "stop");
    assertThat(stop.exit()).isZero();
    assertThat(stop.err()).contains("is frozen: killed").endsWith("stopped\n");
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor())
        .isZero();
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private Cli cli() {
    return new Cli()
        .with("KTRDR_HOME", home.toString())
        .with("KTRDR_INSTALL", install.toString())
        .with("KTRDR_HTTP_PORT", Integer.toString(http))
        .with("KTRDR_HTTPS_PORT", Integer.toString(https));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
