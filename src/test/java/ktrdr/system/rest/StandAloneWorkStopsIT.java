package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import ktrdr.system.Agent;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stand-alone work is cancelled, paused, resumed and retried as sessions are. */
@ExtendWith(LeavesIdle.class)
class StandAloneWorkStopsIT {
  private static final Api api = Api.shared();

  @AfterEach
  void nothing_is_left() {
    for (JsonValue active :
        api.get("/operations?active_only=true&limit=100").json().getJsonArray("data")) {
      api.delete("/operations/" + active.asJsonObject().getString("operation_id") + "?wait=PT10S");
    }
  }

  @Test
  void a_cancel_in_the_middle_stops_the_work() {
    Alone alone = longTraining().awaitWork();
    assertThat(Threads.shared().areIn(Phase.TRAINING.engine())).isTrue();
    Reply reply = alone.cancel();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("/data/children_cancelled").asJsonArray()).isEmpty();
    JsonObject end = alone.awaitEnd("cancelled");
    assertThat(end.getJsonObject("cancel").getBoolean("forced")).isFalse();
    assertThat(Threads.shared().areIn(Phase.TRAINING.engine())).isFalse();
  }

  @Test
  void it_takes_no_slot() {
    Alone alone = longTraining().awaitWork();
    assertThat(Agent.shared().isIdle()).isTrue();
    Run session = Agent.shared().start(Triggers.given(Triggers.smallStrategy(), 200));
    assertThat(session.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(alone.status()).isEqualTo("running");
  }

  @Test
  void a_pause_frees_it_and_a_resume_goes_on_with_the_same_operation() {
    Alone alone = longTraining().awaitWork();
    assertThat(alone.post("pause").status()).isEqualTo(202);
    JsonObject paused = alone.await("paused");
    assertThat(paused.isNull("owner")).isTrue();
    assertThat(Threads.shared().areIn(Phase.TRAINING.engine())).isFalse();
    Reply resumed = alone.post("resume");
    assertThat(resumed.status()).as(resumed.text()).isEqualTo(202);
    assertThat(resumed.string("/data/operation_id")).isEqualTo(alone.operation());
    JsonObject running = alone.await("running");
    assertThat(running.isNull("pause")).isTrue();
    assertThat(Run.percentage(running)).isGreaterThanOrEqualTo(Run.percentage(paused));
  }

  @Test
  void a_training_that_was_paused_gives_the_same_bits_as_one_that_was_not() {
    Alone whole = Alone.train(api, body(Triggers.pausableStrategy()));
    whole.awaitEnd("completed");
    Alone paused = Alone.train(api, body(Triggers.pausableStrategy())).awaitWork();
    assertThat(paused.post("pause").status()).isEqualTo(202);
    paused.await("paused");
    paused.post("resume");
    paused.awaitEnd("completed");
    for (String fact : new String[] {"weights_sha256", "best_epoch", "test_loss"}) {
      String at = "/results/" + fact;
      assertThat(paused.results().at(at)).isEqualTo(whole.results().at(at));
    }
    assertThat(epochs(paused)).isEqualTo(epochs(whole));
  }

  @Test
  void a_retry_is_a_new_operation_and_the_old_one_stays() {
    Alone alone = longTraining().awaitWork();
    alone.cancel();
    alone.awaitEnd("cancelled");
    Reply retried = alone.post("retry");
    assertThat(retried.status()).as(retried.text()).isEqualTo(202);
    String second = retried.string("/data/operation_id");
    assertThat(second).isNotEqualTo(alone.operation());
    assertThat(retried.header("Location")).endsWith("/operations/" + second);
    assertThat(retried.number("/data/attempt")).isEqualTo(2);
    assertThat(retried.string("/data/retry_of")).isEqualTo(alone.operation());
    new Alone(api, second).awaitWork();
    assertThat(alone.status()).isEqualTo("cancelled");
  }

  @Test
  void what_was_cancelled_goes_on() {
    Alone alone = longTraining();
    alone.cancel();
    alone.awaitEnd("cancelled");
    assertThat(alone.post("resume").status()).isEqualTo(202);
    alone.awaitWork();
    assertThat(alone.view().isNull("cancel")).isTrue();
  }

  @Test
  void a_retry_from_a_phase_is_refused() {
    Alone alone = longTraining();
    alone.cancel();
    alone.awaitEnd("cancelled");
    Reply reply =
        api.post("/operations/" + alone.operation() + "/retry", "{\"from\": \"training\"}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.string("/code")).isEqualTo("no_phases");
    assertThat(reply.string("/errors/0/pointer")).isEqualTo("/from");
  }

  @Test
  void work_that_fails_says_why_and_can_be_resumed() {
    String strategy =
        Triggers.smallStrategy().replace("zigzag_threshold: 0.03", "zigzag_threshold: 0.49");
    Alone alone = Alone.train(api, body(strategy));
    JsonObject end = alone.awaitEnd("failed");
    assertThat(end.getString("error_message")).contains("part of the split is empty");
    assertThat(alone.post("resume").status()).isEqualTo(202);
    alone.awaitEnd("failed");
  }

  private static int epochs(Alone training) {
    Reply metrics = api.get("/operations/" + training.operation() + "/metrics");
    return metrics.at("/data/metrics/epochs").asJsonArray().size();
  }

  private static Alone longTraining() {
    return Alone.train(api, body(Triggers.longStrategy()));
  }

  private static String body(String strategy) {
    return Json.createObjectBuilder().add("strategy", strategy).build().toString();
  }
}
