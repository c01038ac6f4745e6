package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
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
