package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.Cli;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A retry begins again where it is told to; what was done before is used, what comes after not. */
@ExtendWith(LeavesIdle.class)
class RetriesFromAnEarlierPhaseIT {
  private static final Api API = Api.shared();

  @Test
  void over_http_and_by_the_command() {
    Run run = Agent.shared().startIn(Phase.ASSESSING);
    cancel(run);

    Reply retried = retry(run, "training");

    assertThat(retried.status()).as(retried.text()).isEqualTo(202);
    awaitLast(run, "agent_assessment 2 running");
    assertThat(attempts(run))
        .containsExactly(
            "training 1 completed",
            "backtesting 1 completed",
            "agent_assessment 1 cancelled",
            "training 2 completed",
            "backtesting 2 completed",
            "agent_assessment 2 running");
    cancel(run);
    Cli.Ran ran = Cli.shared().run("operations", "retry", run.operation(), "--from", "backtesting");
    assertThat(ran.exit()).as(ran.err()).isZero();
    awaitLast(run, "agent_assessment 3 running");
    assertThat(attempts(run).subList(5, 8))
        .containsExactly(
            "agent_assessment 2 cancelled",
            "backtesting 3 completed",
            "agent_assessment 3 running");
  }

  @Test
  void a_phase_that_was_never_reached_is_refused_and_nothing_is_changed() {
    Run run = Agent.shared().startIn(Phase.TRAINING);
    cancel(run);
    JsonObject before = run.tree();
    Reply refused = retry(run, "assessment");
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.string("/code")).isEqualTo("phase_not_reached");
    assertThat(refused.string("/errors/0/pointer")).isEqualTo("/from");
    Cli.Ran ran = Cli.shared().run("operations", "retry", run.operation(), "--from", "assessment");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("this session can begin again with Training");
    assertThat(run.tree()).isEqualTo(before);
  }

  private static Reply retry(Run run, String from) {
    return API.post("/operations/" + run.operation() + "/retry", "{\"from\": \"" + from + "\"}");
  }

  private static void cancel(Run run) {
    API.delete("/operations/" + run.operation() + "?wait=PT20S");
    assertThat(run.awaitEnd().getString("status")).isEqualTo("cancelled");
  }

  private static void awaitLast(Run run, String attempt) {
    Await.until(attempt, () -> attempts(run), all -> all.get(all.size() - 1).equals(attempt));
  }

  private static List<String> attempts(Run run) {
    return run.children().stream()
        .map(
            child ->
                child.getString("operation_type")
                    + " "
                    + child.getInt("attempt")
                    + " "
                    + child.getString("status"))
        .toList();
  }
}
