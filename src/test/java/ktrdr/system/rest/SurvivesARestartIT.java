package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import ktrdr.fixture.Proof;
import ktrdr.system.LeavesIdle;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ended stays as it was; what ran when the server went away goes on. */
@ExtendWith(LeavesIdle.class)
class SurvivesARestartIT {
  private static final OwnServer server = SharedServer.running();
  private static Run finished;
  private static String listBefore;
  private static JsonObject treeBefore;

  @BeforeAll
  static void a_finished_session() {
    finished = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    treeBefore = finished.awaitEnd();
    listBefore = list();
  }

  @Test
  void what_runs_goes_on_after_a_stop_and_what_ended_is_kept() {
    Run running = server.agent().startIn(Phase.DESIGNING);
    String child = running.child(Phase.DESIGNING);
    server.stop();
    server.start();
    assertGoesOn(running, child, Phase.DESIGNING, server);
    assertTheSame();
  }

  @Test
  void what_runs_goes_on_after_a_kill_and_what_ended_is_kept() {
    Assumptions.assumeTrue(Proof.isFull(), "SurvivesKillNineIT kills in each run");
    Run running = server.agent().startIn(Phase.TRAINING);
    String child = running.child(Phase.TRAINING);
    server.kill();
    assertThat(server.cli().run("server", "status").exit()).isEqualTo(8);
    server.start();
    assertGoesOn(running, child, Phase.TRAINING, server);
    assertTheSame();
  }

  /** With the same child, in a later epoch; and it can be cancelled as before. */
  private static void assertGoesOn(Run run, String child, Phase phase, OwnServer server) {
    JsonObject tree = run.tree();
    assertThat(tree.getString("status")).isEqualTo("running");
    assertThat(tree.getInt("epoch")).isGreaterThan(1);
    assertThat(run.child(phase)).isEqualTo(child);
    assertThat(run.view().isNull("outcome")).isTrue();
    server.agent().makeIdle();
    assertThat(run.awaitEnd().getString("status")).isEqualTo("cancelled");
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
