package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People have scripts for the first ktrdr: what they read and send goes on working. */
@ExtendWith(LeavesIdle.class)
class WhatExistingClientsRelyOnIT {
  private static final Api api = Api.shared();
  private static final List<String> OPERATION_KEYS =
      List.of(
          "operation_id",
          "parent_operation_id",
          "root_operation_id",
          "session_id",
          "operation_type",
          "status",
          "attempt",
          "retry_of",
          "created_at",
          "started_at",
          "completed_at",
          "duration_seconds",
          "progress",
          "metadata",
          "eta",
          "cancel",
          "error_message",
          "warnings",
          "errors",
          "result_summary",
          "metrics",
          "tokens",
          "cost_usd",
          "version");
  private static final List<String> SUMMARY_KEYS =
      List.of(
          "operation_id",
          "parent_operation_id",
          "session_id",
          "attempt",
          "operation_type",
          "status",
          "created_at",
          "progress_percentage",
          "current_step",
          "symbol",
          "duration_seconds",
          "cost_usd",
          "error_message");
  private static final List<String> PARAMETER_KEYS =
      List.of(
          "phase",
          "model",
          "brief",
          "strategy_name",
          "design_op_id",
          "training_op_id",
          "backtest_op_id",
          "assessment_op_id",
          "training_result",
          "backtest_result",
          "assessment_verdict");

  private static Run ended;

  private final Agent agent = Agent.shared();

  @BeforeAll
  static void a_finished_session() {
    ended = Agent.shared().start(Triggers.quick(3));
    ended.awaitEnd();
  }

  @Test
  void every_documented_key_of_an_operation_is_there() {
    Run fresh = agent.startIn(Phase.DESIGNING);
    for (String id : List.of(fresh.operation(), ended.operation(), ended.child(Phase.TRAINING))) {
      JsonObject operation = data(api.get("/operations/" + id));
      assertThat(operation).containsKeys(OPERATION_KEYS.toArray(String[]::new));
      assertThat(operation.getJsonObject("progress"))
          .containsKeys(
              "percentage",
              "current_step",
              "steps_completed",
              "steps_total",
              "items_processed",
              "items_total",
              "current_item",
              "context");
      assertThat(operation.getJsonObject("metadata"))
          .containsKeys(
              "description", "symbol", "timeframe", "mode", "start_date", "end_date", "parameters");
    }
  }

  @Test
  void every_documented_key_of_a_row_is_there_with_its_type() {
    agent.startIn(Phase.DESIGNING);
    JsonObject list = api.get("/operations?limit=1000").json();
    assertThat(list).containsKeys("success", "data", "total_count", "active_count");
    assertThat(list).containsKeys("next_page_token");
    for (JsonObject row : list.getJsonArray("data").getValuesAs(JsonObject.class)) {
      assertThat(row).containsKeys(SUMMARY_KEYS.toArray(String[]::new));
      assertThat(row.get("progress_percentage").getValueType()).isEqualTo(ValueType.NUMBER);
      assertStringOrNull(row.get("current_step"));
      assertStringOrNull(row.get("symbol"));
    }
  }

  @Test
  void a_session_parent_carries_its_parameters_and_its_verdict() {
    JsonObject operation = data(api.get("/operations/" + ended.operation()));
    JsonObject parameters = operation.getJsonObject("metadata").getJsonObject("parameters");
    assertThat(parameters).containsKeys(PARAMETER_KEYS.toArray(String[]::new));
    assertThat(parameters.getString("training_op_id")).isEqualTo(ended.child(Phase.TRAINING));
    assertThat(operation.getJsonObject("result_summary").getString("verdict")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "true", "TRUE", "1", "False", "false"})
  void query_booleans_are_understood_in_any_case(String value) {
    agent.startIn(Phase.DESIGNING);
    JsonObject list = api.get("/operations?active_only=" + value + "&limit=1000").json();
    boolean activeOnly = !value.equalsIgnoreCase("false");
    assertThat(list.getInt("total_count") == 2).isEqualTo(activeOnly);
    assertThat(list.getInt("active_count")).isEqualTo(2);
  }

  @Test
  void words_of_a_filter_are_understood_in_any_case() {
    assertThat(api.get("/operations?status=COMPLETED&operation_type=Training").status())
        .isEqualTo(200);
  }

  @Test
  void a_delete_may_carry_json_and_force_may_be_a_string() {
    Run run = agent.startIn(Phase.DESIGNING);
    Reply reply =
        api.delete(
            "/operations/" + run.operation(), "{\"reason\": \"old script\", \"force\": \"True\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.string("/data/cancellation_reason")).isEqualTo("old script");
    assertThat(reply.json().getJsonObject("data").getBoolean("forced")).isTrue();
  }

  @Test
  void a_repeated_cancel_succeeds_and_effective_tells_the_difference() {
    Run run = agent.startIn(Phase.DESIGNING);
    JsonObject first = data(api.delete("/operations/" + run.operation()));
    JsonObject second = data(api.delete("/operations/" + run.operation()));
    assertThat(first.getBoolean("success")).isTrue();
    assertThat(first.getBoolean("effective")).isTrue();
    assertThat(first.getBoolean("task_cancelled")).isTrue();
    assertThat(second.getBoolean("success")).isTrue();
    assertThat(second.getBoolean("effective")).isFalse();
    assertThat(second.getBoolean("task_cancelled")).isFalse();
    assertThat(second.getJsonArray("children_cancelled")).isEmpty();
  }

  @Test
  void what_is_finished_can_not_be_cancelled_and_the_sentence_is_the_old_one() {
    for (String door :
        List.of("/operations/" + ended.operation(), "/agent/sessions/" + ended.session())) {
      Reply reply = api.delete(door);
      assertThat(reply.status()).isEqualTo(409);
      assertThat(reply.string("/detail"))
          .isEqualTo("Operation cannot be cancelled (status: completed)");
      assertThat(reply.string("/detail")).doesNotContain("op_");
    }
    assertThat(ended.tree().getString("status")).isEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT31S", "-PT1S", "soon"})
  void a_cancel_that_waits_for_longer_than_it_may_or_for_nonsense_is_refused(String wait) {
    Reply reply = api.delete("/operations/" + ended.operation() + "?wait=" + wait);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.string("/detail")).startsWith("wait can't be");
  }

  @Test
  void symbols_are_an_object_with_data() {
    JsonObject symbols = api.get("/symbols").json();
    assertThat(symbols.getBoolean("success")).isTrue();
    assertThat(symbols.getJsonArray("data").getJsonObject(0)).containsKeys("symbol");
  }

  @Test
  void metrics_of_a_training_are_the_same_however_often_they_are_polled() {
    String path = "/operations/" + ended.child(Phase.TRAINING) + "/metrics";
    String first = api.get(path).text();
    assertThat(api.get(path).text()).isEqualTo(first);
    assertThat(api.get(path).text()).isEqualTo(first);
    JsonObject metrics = data(api.get(path)).getJsonObject("metrics");
    assertThat(metrics)
        .containsKeys(
            "best_epoch",
            "best_val_loss",
            "epochs_since_improvement",
            "is_overfitting",
            "is_plateaued",
            "total_epochs_planned",
            "total_epochs_completed");
    assertThat(metrics.getJsonArray("epochs")).hasSize(metrics.getInt("total_epochs_completed"));
    assertThat(metrics.getJsonArray("epochs").getJsonObject(0))
        .containsKeys(
            "epoch",
            "train_loss",
            "train_accuracy",
            "val_loss",
            "val_accuracy",
            "learning_rate",
            "duration",
            "timestamp");
  }

  @Test
  void results_of_what_still_runs_are_409() {
    Run run = agent.startIn(Phase.DESIGNING);
    Reply reply = api.get("/operations/" + run.operation() + "/results");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.string("/detail")).doesNotContain("op_");
  }

  @Test
  void the_list_is_paged_without_a_gap_or_a_double() {
    JsonObject all = api.get("/operations?limit=1000&root=" + ended.operation()).json();
    String path = "/operations?limit=2&root=" + ended.operation();
    JsonObject first = api.get(path).json();
    JsonObject second = next(path, first);
    JsonObject third = next(path, second);
    assertThat(third.get("next_page_token")).isEqualTo(JsonValue.NULL);
    assertThat(List.of(first, second, third))
        .flatExtracting(page -> page.getJsonArray("data"))
        .isEqualTo(all.getJsonArray("data"));
  }

  private static JsonObject next(String path, JsonObject page) {
    return api.get(path + "&page_token=" + page.getString("next_page_token")).json();
  }

  private static JsonObject data(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isIn(200, 202);
    assertThat(reply.json().getBoolean("success")).isTrue();
    assertThat(reply.json()).doesNotContainKey("error");
    return reply.json().getJsonObject("data");
  }

  private static void assertStringOrNull(JsonValue value) {
    assertThat(value.getValueType()).isIn(ValueType.STRING, ValueType.NULL);
  }
}
