package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenario 2: a cancel by operations cancels the session. */
@ExtendWith(LeavesIdle.class)
class CancelViaOperationsCancelsSessionIT {
  private final Api api = Api.shared();
  private final Agent agent = Agent.shared();

  @Test
  void cancelling_the_parent_cancels_the_running_child_and_the_session() {
    Run run = agent.startIn(Phase.TRAINING);
    String child = run.child(Phase.TRAINING);
    Reply reply = api.delete("/operations/" + run.operation(), "{\"reason\": \"wrong data\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.string("/data/status")).isEqualTo("cancelled");
    assertThat(reply.string("/data/cancellation_reason")).isEqualTo("wrong data");
    assertThat(reply.json().getJsonObject("data").getBoolean("effective")).isTrue();
    assertThat(reply.at("/data/children_cancelled").asJsonArray().getValuesAs(JsonString.class))
        .extracting(JsonString::getString)
        .containsExactly(child);
    assertCancelled(run, Phase.TRAINING);
  }

  @Test
  void cancelling_a_child_cancels_its_session() {
    Run run = agent.startIn(Phase.DESIGNING);
    Reply reply = api.post("/operations/" + run.child(Phase.DESIGNING) + "/cancel");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertCancelled(run, Phase.DESIGNING);
  }

  @Test
  void a_second_cancel_is_harmless_and_says_that_it_changed_nothing() {
    Run run = agent.startIn(Phase.DESIGNING);
    Reply first = api.delete("/operations/" + run.operation());
    Reply second = api.delete("/operations/" + run.operation());
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().getBoolean("success")).isTrue();
    assertThat(second.json().getJsonObject("data").getBoolean("effective")).isFalse();
    assertThat(second.string("/data/cancelled_at")).isEqualTo(first.string("/data/cancelled_at"));
  }

  @Test
  void a_cancel_that_does_not_wait_says_how_it_stands_and_until_when_it_stops() {
    Run run = agent.startIn(Phase.TRAINING);
    Reply reply = api.delete("/operations/" + run.operation() + "?wait=PT0S");
    boolean stopped = reply.string("/data/status").equals("cancelled");
    assertThat(reply.status()).as(reply.text()).isEqualTo(stopped ? 200 : 202);
    JsonObject cancel = run.awaitEnd().getJsonObject("cancel");
    Instant requested = Instant.parse(cancel.getString("requested_at"));
    assertThat(Instant.parse(reply.string("/data/deadline")))
        .isEqualTo(requested.plus(Duration.ofSeconds(10)));
  }

  @Test
  void the_log_says_who_cancelled_from_where_and_why() {
    Run run = agent.startIn(Phase.DESIGNING);
    api.delete("/operations/" + run.operation(), "{\"reason\": \"wrong data\"}");
    run.awaitEnd();
    JsonObject event =
        api
            .get("/operations/" + run.operation() + "/events?limit=1000")
            .json()
            .getJsonArray("data")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(e -> e.getString("after").equals("cancelling"))
            .findFirst()
            .orElseThrow();
    assertThat(event.getString("actor")).isEqualTo("local");
    assertThat(event.getString("origin")).startsWith("127.0.0.1 Java-http-client");
    assertThat(event.getString("reason")).isEqualTo("wrong data");
  }

  @Test
  void phases_that_never_began_have_no_operation() {
    Run run = agent.startIn(Phase.DESIGNING);
    api.delete("/operations/" + run.operation());
    assertThat(run.children()).hasSize(1);
    assertThat(run.view().getJsonArray("phases").getValuesAs(JsonObject.class))
        .extracting(phase -> phase.getString("status"))
        .containsExactly("cancelled", "not_started", "not_started", "not_started");
  }

  private void assertCancelled(Run run, Phase phase) {
    JsonObject tree = run.awaitEnd();
    assertThat(tree.getString("status")).isEqualTo("cancelled");
    assertThat(Run.percentage(tree)).isLessThan(100);
    assertThat(Run.children(tree))
        .filteredOn(child -> child.getString("operation_type").equals(phase.operation()))
        .extracting(child -> child.getString("status"))
        .containsExactly("cancelled");
    JsonObject session = run.view();
    assertThat(session.getString("outcome")).isEqualTo("cancelled");
    assertThat(session.getString("phase")).isEqualTo("complete");
    assertThat(agent.isIdle()).isTrue();
  }
}
