package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ended stays as it was; what ran when the server went away is over, and says so. */
class SurvivesARestartIT {
  @TempDir static Path directory;
  private static OwnServer server;
  private static Run finished;
  private static String listBefore;
  private static JsonObject treeBefore;

  @BeforeAll
  static void a_finished_session() throws IOException {
    server = OwnServer.in(directory.resolve("home"));
    server.start();
    finished = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    treeBefore = finished.awaitEnd();
    listBefore = list();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void after_a_stop_the_running_session_is_interrupted_and_the_finished_one_is_the_same() {
    Run running = server.agent().startIn(Phase.DESIGNING);
    server.stop();
    server.start();
    assertInterrupted(running, Phase.DESIGNING);
    assertTheSame();
  }

  @Test
  void after_a_kill_the_running_session_is_interrupted_and_the_finished_one_is_the_same() {
    Run running = server.agent().startIn(Phase.TRAINING);
    server.kill();
    assertThat(server.cli().run("server", "status").exit()).isEqualTo(8);
    server.start();
    assertInterrupted(running, Phase.TRAINING);
    assertTheSame();
  }

  private static void assertInterrupted(Run run, Phase phase) {
    JsonObject session = run.view();
    assertThat(session.getString("outcome")).isEqualTo("failed_interrupted");
    assertThat(session.getString("phase")).isEqualTo("complete");
    JsonObject tree = run.tree();
    assertThat(tree.getString("status")).isEqualTo("failed");
    assertThat(tree.getString("error_message")).isNotBlank();
    assertThat(Run.children(tree))
        .filteredOn(child -> child.getString("operation_type").equals(phase.operation()))
        .extracting(child -> child.getString("status"))
        .containsExactly("failed");
    assertThat(server.agent().isIdle()).isTrue();
    assertThat(server.api().get("/operations").number("/active_count")).isZero();
    Run next = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    assertThat(next.awaitEnd().getString("status")).isEqualTo("completed");
  }

  private static void assertTheSame() {
    assertThat(list()).isEqualTo(listBefore);
    assertThat(finished.tree()).isEqualTo(treeBefore);
  }

  private static String list() {
    return server.api().get("/operations?root=" + finished.operation()).at("/data").toString();
  }
}
