package ktrdr.system.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Cli;
import ktrdr.system.LeavesIdle;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two homes are two servers that know nothing of each other, from one installation. */
@ExtendWith(LeavesIdle.class)
class TwoServersSideBySideIT {
  private static OwnServer second;
  private static Map<Path, Object> before;
  private static Map<Path, Object> after;

  @BeforeAll
  static void a_second_server_starts_beside_the_first() throws IOException {
    assertThat(Agent.shared().isIdle()).isTrue();
    before = applications();
    second = OwnServer.create();
    second.start();
    after = applications();
  }

  @AfterAll
  static void when_one_stops_the_other_answers() {
    second.stop();
    assertThat(Api.shared().get("/symbols").status()).isEqualTo(200);
  }

  @AfterEach
  void idle() {
    second.agent().makeIdle();
  }

  @Test
  void each_has_its_own_sessions() {
    Run here = Agent.shared().startIn(Phase.DESIGNING);
    assertThat(second.agent().isIdle()).isTrue();
    assertThat(second.api().get("/operations/" + here.operation()).status()).isEqualTo(404);
    Run there = second.agent().startIn(Phase.DESIGNING);
    assertThat(second.cli().run("agent", "cancel").exit()).isZero();
    assertThat(there.tree().getString("status")).isEqualTo("cancelled");
    assertThat(here.tree().getString("status")).isEqualTo("running");
  }

  /** What another start writes there is taken away from under those that run. */
  @Test
  void a_start_writes_nothing_into_the_installation() {
    assertThat(after).isNotEmpty().isEqualTo(before);
  }

  /** Everything that servers load from there, and when each file was last touched. */
  private static Map<Path, Object> applications() throws IOException {
    Path servers = Path.of(System.getProperty("ktrdr.install"), "src/target/liberty/wlp/usr");
    Map<Path, Object> touched = new TreeMap<>();
    try (Stream<Path> files = Files.walk(servers)) {
      for (Path file : files.toList()) {
        touched.put(file, Files.getAttribute(file, "lastModifiedTime"));
      }
    }
    return touched;
  }

  @Test
  void starting_one_that_runs_says_so() {
    Cli.Ran again = second.cli().run("server", "start");
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already running");
  }
}
