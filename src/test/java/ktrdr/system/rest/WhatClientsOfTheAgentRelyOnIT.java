package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What scripts for the first ktrdr's agent send and read goes on working. */
@ExtendWith(LeavesIdle.class)
class WhatClientsOfTheAgentRelyOnIT {
  private static final Api api = Api.shared();
  private static final List<String> TOP_OF_STATUS =
      List.of(
          "operation_id",
          "phase",
          "child_operation_id",
          "progress",
          "strategy_name",
          "created_at",
          "updated_at",
          "started_at");

  private final Agent agent = Agent.shared();

  @Test
  void a_trigger_needs_neither_body_nor_content_type() {
    Reply reply = api.post("/agent/trigger");
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    JsonObject answer = reply.json();
    assertThat(answer.getBoolean("success")).isTrue();
    assertThat(answer.getBoolean("triggered")).isTrue();
    assertThat(answer).containsKeys("session_id", "operation_id", "status", "model", "message");
    assertThat(answer).doesNotContainKey("error");
    assertThat(reply.header("Location")).endsWith(answer.getString("operation_id"));
  }

  @Test
  void a_trigger_while_one_is_active_is_409_with_what_clients_read() {
    Run run = agent.startIn(Phase.DESIGNING);
    Reply reply = api.post("/agent/trigger");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().getBoolean("triggered")).isFalse();
    assertThat(reply.string("/reason")).isEqualTo("active_session_exists");
    assertThat(reply.number("/active_session_id")).isEqualTo(run.session());
    JsonObject dry = api.post("/agent/trigger?dry_run=True").json();
    assertThat(dry.getBoolean("would_trigger")).isFalse();
    assertThat(dry.getString("reason")).isEqualTo("active_session_exists");
  }

  @Test
  void the_newest_session_stands_at_the_top_of_the_status_while_it_is_active() {
    Run run = agent.startIn(Phase.DESIGNING);
    JsonObject status = agent.status();
    assertThat(status.getString("status")).isEqualTo("active");
    assertThat(status.getBoolean("has_active_session")).isTrue();
    assertThat(status.getString("operation_id")).isEqualTo(run.operation());
    assertThat(status.getString("phase")).isEqualTo("designing");
    assertThat(status.getString("child_operation_id")).isEqualTo(run.child(Phase.DESIGNING));
    assertThat(status.get("progress").getValueType()).isEqualTo(ValueType.NUMBER);
    assertThat(status.getString("started_at")).endsWith("Z");
    assertThat(status.getString("created_at")).endsWith("Z");
    assertThat(status.getString("updated_at")).endsWith("Z");
    assertThat(status.getJsonObject("session")).containsKeys("created_at", "updated_at");
    assertThat(status.getJsonArray("active_sessions").getJsonObject(0))
        .containsKeys(
            "id",
            "operation_id",
            "phase",
            "strategy_name",
            "child_operation_id",
            "progress_percentage",
            "started_at",
            "duration_seconds",
            "cost_usd");
  }

  @Test
  void a_cancel_tells_which_child_it_stopped_and_a_second_one_none() {
    Run run = agent.startIn(Phase.DESIGNING);
    String child = run.child(Phase.DESIGNING);
    Reply first = api.delete("/agent/sessions/" + run.session() + "?wait=PT20S");
    assertThat(first.string("/child_cancelled")).isEqualTo(child);
    assertThat(first.number("/session_id")).isEqualTo(run.session());
    JsonObject second = api.delete("/agent/sessions/" + run.session()).json();
    assertThat(second.get("child_cancelled")).isEqualTo(JsonValue.NULL);
    assertThat(second.getBoolean("success")).isTrue();
    assertThat(second).doesNotContainKey("error");
  }

  @Test
  void when_idle_they_are_null_and_the_last_cycle_is_told() {
    agent.makeIdle();
    Run run = agent.startIn(Phase.DESIGNING);
    api.delete("/agent/cancel");
    JsonObject status =
        Await.until("idle", agent::status, s -> s.getString("status").equals("idle"));
    for (String key : TOP_OF_STATUS) {
      assertThat(status).containsEntry(key, JsonValue.NULL);
    }
    JsonObject last = status.getJsonObject("last_cycle");
    assertThat(last.getInt("session_id")).isEqualTo((int) run.session());
    assertThat(last.getString("outcome")).isEqualTo("cancelled");
    assertThat(last.getString("session_outcome")).isEqualTo("cancelled");
    assertThat(status.getJsonArray("recent_actions")).isEmpty();
    assertThat(status).containsKeys("agent_enabled", "budget", "capacity");
  }
}
