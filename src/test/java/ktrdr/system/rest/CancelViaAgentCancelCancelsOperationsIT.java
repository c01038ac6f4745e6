package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Cli;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenario 3: a cancel of the agent's session cancels its operations. */
@ExtendWith(LeavesIdle.class)
class CancelViaAgentCancelCancelsOperationsIT {
  private final Api api = Api.shared();
  private final Agent agent = Agent.shared();

  @Test
  void cancelling_the_active_session_cancels_parent_and_child() {
    Run run = agent.startIn(Phase.DESIGNING);
    String child = run.child(Phase.DESIGNING);
    assertAnswer(api.delete("/agent/cancel"), run, child);
    assertCancelled(run);
  }

  @Test
  void cancelling_a_session_by_its_number_cancels_parent_and_child() {
    Run run = agent.startIn(Phase.TRAINING);
    String child = run.child(Phase.TRAINING);
    assertAnswer(api.delete("/agent/sessions/" + run.session()), run, child);
    assertCancelled(run);
  }

  @Test
  void cancelling_by_any_of_its_operations_cancels_parent_and_child() {
    Run run = agent.startIn(Phase.DESIGNING);
    String child = run.child(Phase.DESIGNING);
    assertAnswer(api.delete("/agent/cancel/" + child), run, child);
    assertCancelled(run);
    assertThat(api.delete("/agent/cancel/" + child).json().getBoolean("effective")).isFalse();
  }

  @Test
  void ktrdr_agent_cancel_does_the_same() {
    Run run = agent.startIn(Phase.DESIGNING);
    Cli.Ran ran = Cli.shared().run("agent", "cancel", "-r", "enough");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains(run.operation()).contains("cancelled");
    assertCancelled(run);
    assertThat(run.tree().getJsonObject("cancel").getString("reason")).isEqualTo("enough");
  }

  @Test
  void a_new_session_can_start_at_once() {
    agent.startIn(Phase.DESIGNING);
    api.delete("/agent/cancel");
    Run next = agent.start(Phase.DESIGNING.longTrigger());
    assertThat(next.view().getString("phase")).isNotEqualTo("complete");
  }

  @Test
  void without_an_active_session_it_says_so() {
    Reply reply = api.delete("/agent/cancel");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.string("/reason")).isEqualTo("no_active_session");
  }

  private static void assertAnswer(Reply reply, Run run, String child) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    JsonObject answer = reply.json();
    assertThat(answer.getBoolean("success")).isTrue();
    assertThat(answer.getInt("session_id")).isEqualTo((int) run.session());
    assertThat(answer.getString("operation_id")).isEqualTo(run.operation());
    assertThat(answer.getString("child_cancelled")).isEqualTo(child);
    assertThat(answer.getJsonArray("children_cancelled").getValuesAs(JsonString.class))
        .extracting(JsonString::getString)
        .containsExactly(child);
  }

  private void assertCancelled(Run run) {
    JsonObject tree = run.awaitEnd();
    assertThat(tree.getString("status")).isEqualTo("cancelled");
    assertThat(Run.children(tree))
        .isNotEmpty()
        .allSatisfy(child -> assertThat(child.getString("status")).isEqualTo("cancelled"));
    assertThat(run.view().getString("outcome")).isEqualTo("cancelled");
    assertThat(agent.isIdle()).isTrue();
  }
}
