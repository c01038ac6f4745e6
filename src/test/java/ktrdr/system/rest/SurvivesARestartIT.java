package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.SecondServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ended stays as it was; what ran when the server went away is over, and says so. */
@ExtendWith({LeavesIdle.class, SecondServer.class})
class SurvivesARestartIT {
  private static Run finished;
  private static String listBefore;
  private static JsonObject treeBefore;

  @BeforeAll
  static void a_finished_session(OwnServer server) {
    finished = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    treeBefore = finished.awaitEnd();
    listBefore = list();
  }

  @Test
  void a_stop_interrupts_what_runs_and_keeps_what_ended(OwnServer server) {
    Run running = server.agent().startIn(Phase.DESIGNING);
    server.stop();
    assertThat(Api.shared().get("/symbols").status()).as("the other server").isEqualTo(200);
    server.start();
    assertInterrupted(running, Phase.DESIGNING, server);
    assertTheSame();
  }

  @Test
  void a_kill_interrupts_what_runs_and_keeps_what_ended(OwnServer server) {
    Run running = server.agent().startIn(Phase.TRAINING);
    server.kill();
    assertThat(server.cli().run("server", "status").exit()).isEqualTo(8);
    server.start();
    assertInterrupted(running, Phase.TRAINING, server);
    assertTheSame();
  }

  private static void assertInterrupted(Run run, Phase phase, OwnServer server) {
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
    return finished.api().get("/operations?root=" + finished.operation()).at("/data").toString();
  }
}
