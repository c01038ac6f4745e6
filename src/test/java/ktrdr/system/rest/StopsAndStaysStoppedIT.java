package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Force is no word only, a missing checkpoint no failure, and long silent work no death. */
@ExtendWith(LeavesIdle.class)
class StopsAndStaysStoppedIT {
  private static final Agent AGENT = Agent.shared();
  private static final Api API = Api.shared();

  /** Twice as long as a server may be silent. */
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void a_cancel_with_force_ends_the_tree_in_its_answer_and_its_work_soon() {
    Run run = AGENT.startIn(Phase.TRAINING);
    run.awaitWorkIn(Phase.TRAINING);
    Reply reply = force(run);
    assertThat(reply.string("/data/status")).as(reply.text()).isEqualTo("cancelled");
    assertThat(reply.json().getJsonObject("data").getBoolean("forced")).isTrue();
    assertThat(run.tree().getString("status")).isEqualTo("cancelled");
    assertThat(AGENT.isIdle()).isTrue();
    Await.until(
        "the end of the work",
        () -> Threads.shared().areIn(Phase.TRAINING.engine()),
        working -> !working);
  }

  @Test
  void what_was_cancelled_before_its_first_checkpoint_is_resumed_and_does_not_fail() {
    Run run = AGENT.start(Triggers.given(Triggers.pausableStrategy(), 200));
    run.awaitPhase(Phase.TRAINING);
    force(run);
    assertThat(API.post("/operations/" + run.operation() + "/resume").status()).isEqualTo(202);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
  }

  @Test
  void work_that_outlasts_the_lease_of_its_server_is_not_taken_for_dead() {
    Run run = AGENT.startIn(Phase.TRAINING);
    JsonObject before = run.tree();
    Instant later = Instant.now().plus(LONG);
    Await.until("time to pass", Instant::now, now -> now.isAfter(later));
    JsonObject after = run.tree();
    assertThat(after.getString("status")).isEqualTo("running");
    assertThat(after.getString("owner")).isEqualTo(before.getString("owner"));
    assertThat(after.getInt("epoch")).isEqualTo(before.getInt("epoch"));
  }

  private static Reply force(Run run) {
    return API.delete("/operations/" + run.operation(), "{\"force\": true}");
  }
}
