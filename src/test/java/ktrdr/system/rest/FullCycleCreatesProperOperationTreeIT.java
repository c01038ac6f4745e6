package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenario 1: the full cycle creates the proper operation tree. */
@ExtendWith(LeavesIdle.class)
class FullCycleCreatesProperOperationTreeIT {
  private static Run run;
  private static JsonObject tree;

  @BeforeAll
  static void a_whole_session() {
    run = Agent.shared().start(Triggers.quick(1));
    tree = run.awaitEnd();
  }

  @Test
  void the_parent_is_a_completed_agent_session_at_100_percent() {
    assertThat(tree.getString("operation_type")).isEqualTo("agent_session");
    assertThat(tree.getString("status")).isEqualTo("completed");
    assertThat(Run.percentage(tree)).isEqualTo(100);
    assertThat(tree.get("parent_operation_id")).isEqualTo(JsonObject.NULL);
    assertThat(tree.getString("operation_id"))
        .matches("op_agent_session_\\d{8}_\\d{6}_[0-9a-z]{10}");
  }

  @Test
  void the_log_of_its_job_names_phases_candidates_and_epochs_with_their_operations() {
    String log = Api.shared().get("/operations/" + run.operation() + "/log?lines=1000").text();
    for (JsonObject child : Run.children(tree)) {
      String whose =
          child.getString("operation_type")
              + " of session "
              + run.session()
              + ", operation "
              + child.getString("operation_id");
      assertThat(log).contains(whose + ": begins, attempt 1").contains(whose + ": completed");
    }
    assertThat(log).contains(": candidate 1/").contains(": epoch 1/");
  }

  @Test
  void each_phase_is_a_completed_child_of_it_in_order() {
    assertThat(Run.children(tree))
        .extracting(child -> child.getString("operation_type"))
        .isEqualTo(Phase.CHILDREN);
    assertThat(Run.children(tree))
        .allSatisfy(
            child -> {
              assertThat(child.getString("status")).isEqualTo("completed");
              assertThat(Run.percentage(child)).isEqualTo(100);
              assertThat(child.getString("parent_operation_id")).isEqualTo(run.operation());
              assertThat(child.getString("root_operation_id")).isEqualTo(run.operation());
              assertThat(child.getInt("session_id")).isEqualTo((int) run.session());
            });
  }

  @Test
  void all_phases_are_in_the_list_of_operations_also_after_they_ended() {
    JsonObject list = Api.shared().get("/operations?root=" + run.operation()).json();
    assertThat(list.getJsonArray("data").getValuesAs(JsonObject.class))
        .extracting(o -> o.getString("operation_type"))
        .containsExactlyInAnyOrder(
            "agent_session", "agent_design", "training", "backtesting", "agent_assessment");
    assertThat(list.getInt("total_count")).isEqualTo(5);
  }

  @Test
  void the_session_ends_complete_with_an_outcome_that_a_completed_parent_may_have() {
    JsonObject session = run.view();
    assertThat(session.getString("phase")).isEqualTo("complete");
    assertThat(session.getString("outcome"))
        .isIn("success", "failed_training_gate", "failed_backtest_gate");
    assertThat(session.getString("operation_id")).isEqualTo(run.operation());
    assertThat(session.getString("assessment_text")).isNotBlank();
  }

  @Test
  void the_built_in_agent_used_no_tokens_and_says_so() {
    for (Phase phase : List.of(Phase.DESIGNING, Phase.ASSESSING)) {
      JsonObject tokens =
          Api.shared()
              .get("/operations/" + run.child(phase))
              .json()
              .getJsonObject("data")
              .getJsonObject("tokens");
      assertThat(tokens.getString("model")).isEqualTo("builtin");
      assertThat(tokens.getInt("total_tokens")).isZero();
    }
  }

  @Test
  void the_results_of_each_phase_are_what_the_next_one_worked_with() {
    JsonObject design = results(Phase.DESIGNING);
    assertThat(design.getJsonArray("candidates")).hasSize(4);
    assertThat(run.view().getString("strategy_name")).isEqualTo(design.getString("strategy_name"));
    JsonObject training = results(Phase.TRAINING);
    assertThat(training.getString("weights_sha256")).matches("[0-9a-f]{64}");
    JsonObject backtest = results(Phase.BACKTESTING);
    assertThat(backtest.getString("data_sha256")).isEqualTo(training.getString("data_sha256"));
    assertThat(backtest.getBoolean("in_sample")).isFalse();
    assertThat(results(Phase.ASSESSING).getString("verdict")).isNotBlank();
  }

  @Test
  void the_events_of_the_tree_are_numbered_without_a_gap() {
    List<JsonObject> events =
        Api.shared()
            .get("/operations/" + run.operation() + "/events?limit=1000")
            .json()
            .getJsonArray("data")
            .getValuesAs(JsonObject.class);
    assertThat(events)
        .extracting(e -> e.getJsonNumber("sequence"))
        .extracting(JsonNumber::intValue)
        .isEqualTo(java.util.stream.IntStream.rangeClosed(1, events.size()).boxed().toList());
  }

  private static JsonObject results(Phase phase) {
    return Api.shared()
        .get("/operations/" + run.child(phase) + "/results")
        .json()
        .getJsonObject("results");
  }
}
