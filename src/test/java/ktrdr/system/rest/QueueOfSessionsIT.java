package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions that wait for a slot, triggers that are sent twice, and an agent that is paused. */
@ExtendWith(LeavesIdle.class)
class QueueOfSessionsIT {
  private static final Api API = Api.shared();
  private static final Agent AGENT = Agent.shared();

  @AfterEach
  void resume() {
    API.post("/agent/resume");
  }

  @Test
  void those_that_wait_start_in_their_order_and_a_cancelled_one_never() {
    Run busy = AGENT.startIn(Phase.TRAINING);
    List<Run> waiting = new ArrayList<>();
    for (int position = 1; position <= 3; position++) {
      Reply reply = API.post("/agent/trigger", queued(position));
      assertThat(reply.status()).as(reply.text()).isEqualTo(202);
      assertThat(reply.string("/status")).isEqualTo("pending");
      assertThat(reply.number("/queue_position")).isEqualTo(position);
      waiting.add(new Run(API, reply.number("/session_id"), reply.string("/operation_id")));
    }
    assertThat(AGENT.status().getJsonObject("capacity").getInt("queued")).isEqualTo(3);
    API.delete("/operations/" + waiting.get(1).operation());
    assertThat(waiting.get(2).tree().getInt("queue_position")).isEqualTo(2);
    API.delete("/operations/" + busy.operation());
    assertThat(waiting.get(2).awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(waiting.get(0).tree().getString("status")).isEqualTo("completed");
    assertThat(waiting.get(1).tree().getString("status")).isEqualTo("cancelled");
    assertThat(waiting.get(1).children()).isEmpty();
    assertThat(waiting.get(0).tree().getString("started_at"))
        .isLessThan(waiting.get(2).tree().getString("started_at"));
  }

  @Test
  void a_cancel_without_an_id_means_the_one_that_runs_and_so_does_the_top_of_the_status() {
    Run busy = AGENT.startIn(Phase.TRAINING);
    Reply second = API.post("/agent/trigger", queued(1));
    Reply third = API.post("/agent/trigger", queued(2));
    JsonObject status = AGENT.status();
    assertThat(status.getString("operation_id")).isEqualTo(busy.operation());
    assertThat(status.getString("phase")).isEqualTo("training");
    JsonObject last = status.getJsonArray("active_sessions").getJsonObject(2);
    assertThat(last.isNull("started_at")).isTrue();
    assertThat(last.getInt("queue_position")).isEqualTo(2);
    API.post("/agent/pause");
    Reply cancelled = API.delete("/agent/cancel");
    assertThat(cancelled.status()).as(cancelled.text()).isIn(200, 202);
    assertThat(cancelled.string("/operation_id")).isEqualTo(busy.operation());
    for (Reply reply : List.of(second, third)) {
      API.delete("/operations/" + reply.string("/operation_id"));
    }
  }

  @Test
  void a_trigger_that_is_sent_twice_starts_one_session() {
    String key = "key-" + System.nanoTime();
    Reply first = trigger(key, 1);
    Reply again = trigger(key, 1);
    assertThat(first.status()).as(first.text()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.number("/session_id")).isEqualTo(first.number("/session_id"));
    assertThat(trigger(key, 2).status()).isEqualTo(422);
  }

  @Test
  void a_paused_agent_starts_nothing_and_what_runs_goes_on() {
    Run run = AGENT.startIn(Phase.TRAINING);
    assertThat(API.post("/agent/pause", "{\"reason\": \"lunch\"}").status()).isEqualTo(200);
    Reply refused = API.post("/agent/trigger", queued(1));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.string("/reason")).isEqualTo("disabled");
    assertThat(refused.string("/detail")).contains("lunch");
    assertThat(run.tree().getString("status")).isEqualTo("running");
    assertThat(API.post("/agent/resume").json().getBoolean("changed")).isTrue();
    assertThat(API.post("/agent/resume").json().getBoolean("changed")).isFalse();
  }

  private static Reply trigger(String key, long seed) {
    return API.send(
        API.request(Api.BASE + "/agent/trigger")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(Triggers.quick(seed))));
  }

  private static String queued(long seed) {
    return Json.createObjectBuilder()
        .add("strategy", Triggers.smallStrategy())
        .add("resamples", 200)
        .add("surrogates", 0)
        .add("seed", seed)
        .add("queue", true)
        .build()
        .toString();
  }
}
