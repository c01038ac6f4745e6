package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.cli.fixture.FakeHome;
import ktrdr.cli.fixture.FakeLiberty;
import ktrdr.cli.fixture.FreePort;
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
  private FakeHome server;

  @BeforeEach
  void install() throws IOException {
    Path liberty = FakeLiberty.install(directory.resolve("install"));
    server = new FakeHome(liberty, directory.resolve("home"), FreePort.next(), FreePort.next());
  }

  @AfterEach
  void stop() {
    server.cli().run("server", "stop");
  }

  @Test
  void a_frozen_server_is_said_by_every_command_that_calls_it_and_stopped_by_force()
      throws Exception {
    assertThat(server.cli().run("server", "start").exit()).isZero();
    long pid = json(Files.readString(server.home().resolve("server.json"))).getInt("pid");
    signal("STOP", pid);
    for (String[] command :
        new String[][] {
          {"operations", "list"}, {"cancel", "op_agent_session_20261122_101500_k3v9x2m8q4"}
        }) {
      var ran = server.cli().run(command);
      assertThat(ran.exit()).as(command[0]).isEqualTo(8);
      assertThat(ran.err()).contains("/health/live within 3 s: it is frozen");
    }
    var status = server.cli().run("server", "status", "-o", "json");
    assertThat(status.exit()).isEqualTo(8);
    assertThat(json(status.out()).getString("state")).isEqualTo("frozen");
    var start = server.cli().run("server", "start");
    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.err()).contains("process " + pid + " is frozen").doesNotContain("running");
    var stop = server.cli().run("server", "stop");
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
}
