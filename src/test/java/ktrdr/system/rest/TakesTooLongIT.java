package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import ktrdr.fixture.Proof;
import ktrdr.system.Alone;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A step, a whole session and a wait in the queue end when their time is over, and say so. */
class TakesTooLongIT {
  private static final String QUEUED = "{\"candidates\": 100000, \"queue\": true}";

  @Test
  void a_step_and_a_wait_that_take_too_long_are_named_and_the_work_stops() throws IOException {
    Map<String, String> times = Map.of("KTRDR_TIMEOUT_STEP", "PT8S", "KTRDR_TIMEOUT_QUEUE", "PT2S");
    try (OwnServer server = OwnServer.create(ServerDatabase.chosen(), times)) {
      server.start();
      aStepAndAWait(server);
    }
  }

  @Test
  void a_session_and_work_without_one_that_take_too_long_are_named_and_stop() throws IOException {
    Assumptions.assumeTrue(Proof.isFull(), "one more start of a server: in the full proof");
    Map<String, String> time = Map.of("KTRDR_TIMEOUT_SESSION", "PT4S");
    try (OwnServer server = OwnServer.create(ServerDatabase.chosen(), time)) {
      server.start();
      aSessionAndWorkWithoutOne(server);
    }
  }

  private static void aStepAndAWait(OwnServer server) {
    Run run = server.agent().start(Phase.DESIGNING.longTrigger());
    Run queued = server.agent().start(QUEUED);
    assertTimedOut(queued, "It waited for a slot longer than PT2S (KTRDR_TIMEOUT_QUEUE)");
    assertTimedOut(run, "A step worked longer than PT8S (KTRDR_TIMEOUT_STEP)");
    assertThat(run.view().getString("ended_in")).isEqualTo("designing");
    assertThat(server.agent().isIdle()).isTrue();
    assertNothingWorks(server);
  }

  private static void aSessionAndWorkWithoutOne(OwnServer server) {
    String sentence = "It worked longer than PT4S (KTRDR_TIMEOUT_SESSION)";
    Run run = server.agent().start(Phase.DESIGNING.longTrigger());
    assertTimedOut(run, sentence);
    Alone alone = Alone.train(server.api(), body(Triggers.longStrategy()));
    assertThat(alone.awaitEnd("failed").getString("error_message")).isEqualTo(sentence);
    assertNothingWorks(server);
  }

  private static void assertTimedOut(Run run, String sentence) {
    JsonObject end = run.awaitEnd();
    assertThat(end.getString("status")).isEqualTo("failed");
    assertThat(end.getString("error_message")).isEqualTo(sentence);
    assertThat(run.view().getString("outcome")).isEqualTo("failed_timeout");
    Run.children(end).forEach(child -> assertThat(child.getString("status")).isEqualTo("failed"));
  }

  private static String body(String strategy) {
    return Json.createObjectBuilder().add("strategy", strategy).build().toString();
  }

  /** No thread is in a step. (Libtorch may still be being loaded for the next one.) */
  private static void assertNothingWorks(OwnServer server) {
    Await.until(
        "idle", () -> Threads.of(server.pid()), now -> !now.areIn("ktrdr.batch.steps.WorkStep"));
  }
}
