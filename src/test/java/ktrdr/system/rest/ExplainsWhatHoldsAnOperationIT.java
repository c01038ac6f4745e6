package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever waits or runs says why, from the real tables and threads. */
@ExtendWith(LeavesIdle.class)
class ExplainsWhatHoldsAnOperationIT {
  private final Api api = Api.shared();
  private final Agent agent = Agent.shared();

  @Test
  void what_works_says_its_step_its_progress_and_its_last_report() {
    Run run = agent.startIn(Phase.DESIGNING);
    run.awaitWorkIn(Phase.DESIGNING);
    JsonObject explanation = explain(run.operation());
    assertThat(codes(explanation)).containsExactly("running");
    assertThat(explanation.getBoolean("waiting")).isFalse();
    assertThat(explanation.getString("summary")).startsWith("Running, Design: ");
    JsonObject facts = explanation.getJsonArray("causes").getJsonObject(0).getJsonObject("facts");
    assertThat(facts.getJsonNumber("last_report_seconds").doubleValue()).isNotNegative();
    assertThat(codes(explain(run.child(Phase.DESIGNING)))).containsExactly("running");
  }

  @Test
  void what_is_in_the_queue_says_who_is_before_it_who_holds_the_slot_and_who_paused_the_agent() {
    Run holder = agent.startIn(Phase.DESIGNING);
    queue();
    String second = queue();
    JsonObject explanation = explain(second);
    assertThat(explanation.getBoolean("waiting")).isTrue();
    assertThat(explanation.getString("summary"))
        .isEqualTo("Waits for a slot, position 2 in the queue");
    assertThat(codes(explanation)).containsExactly("queued", "limit_held");
    assertThat(explanation.getJsonArray("causes").getJsonObject(1).getString("detail"))
        .startsWith("The only slot is held by session " + holder.session());
    api.post("/agent/pause", "{\"reason\": \"a test\"}");
    try {
      assertThat(codes(explain(second))).containsExactly("queued", "limit_held", "agent_paused");
    } finally {
      api.post("/agent/resume");
    }
  }

  @Test
  void what_ended_says_how_and_its_log_is_there() {
    Run run = agent.startIn(Phase.DESIGNING);
    api.delete("/operations/" + run.operation(), "{\"reason\": \"enough\"}");
    run.awaitEnd();
    JsonObject explanation = explain(run.operation());
    assertThat(codes(explanation)).containsExactly("finished");
    assertThat(explanation.getString("summary")).isEqualTo("Cancelled");
    assertThat(explanation.getJsonArray("causes").getJsonObject(0).getString("detail"))
        .endsWith("cancelled by local (enough)");
    Reply log = api.get("/operations/" + run.operation() + "/log?lines=5");
    assertThat(log.status()).as(log.text()).isEqualTo(200);
    assertThat(log.header("Content-Type")).startsWith("text/plain");
    assertThat(log.text().lines()).hasSizeBetween(1, 5);
  }

  @Test
  void what_is_not_there_is_404_and_what_has_not_begun_has_no_log() {
    String missing = "op_training_20260101_000000_0123456789";
    assertThat(api.get("/operations/" + missing + "/explain").status()).isEqualTo(404);
    assertThat(api.get("/operations/" + missing + "/log").status()).isEqualTo(404);
    agent.startIn(Phase.DESIGNING);
    Reply log = api.get("/operations/" + queue() + "/log");
    assertThat(log.status()).isEqualTo(404);
    assertThat(log.string("/code")).isEqualTo("no_log");
    assertThat(api.get("/operations/" + missing + "/log?lines=0").status()).isEqualTo(400);
  }

  private String queue() {
    JsonObject trigger =
        Json.createObjectBuilder(
                Json.createReader(new StringReader(Phase.DESIGNING.longTrigger())).readObject())
            .add("queue", true)
            .build();
    Reply reply = api.post("/agent/trigger", trigger.toString());
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return reply.string("/operation_id");
  }

  private JsonObject explain(String operation) {
    Reply reply = api.get("/operations/" + operation + "/explain");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().getJsonObject("data");
  }

  private static List<String> codes(JsonObject explanation) {
    return explanation.getJsonArray("causes").getValuesAs(JsonObject.class).stream()
        .map(cause -> cause.getString("code"))
        .toList();
  }
}
