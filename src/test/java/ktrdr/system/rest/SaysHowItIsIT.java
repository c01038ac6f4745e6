package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Doctor, health and metrics of a server that is well. */
@ExtendWith(LeavesIdle.class)
class SaysHowItIsIT {
  private final Api api = Api.shared();

  @Test
  void the_doctor_finds_nothing_wrong_with_the_server_of_the_build() {
    List<JsonObject> checks =
        api.get("/doctor")
            .json()
            .getJsonObject("data")
            .getJsonArray("checks")
            .getValuesAs(JsonObject.class);
    assertThat(checks)
        .extracting(check -> check.getString("name"))
        .contains("database", "schema", "clock", "zone", "batch", "disk", "heap", "natives", "beat")
        .contains("recovery", "sweep", "retention", "orphans", "keys", "settings");
    assertThat(checks)
        .filteredOn(check -> !check.getString("name").equals("disk"))
        .allSatisfy(
            check ->
                assertThat(check.getString("status")).as(check.toString()).isNotEqualTo("fail"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/openapi",
        "/api/v1/health"
      })
  void what_is_there_for_machines_answers_200(String path) {
    Reply reply = api.send(api.request(path));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isNotBlank();
  }

  @Test
  void health_shows_recovery_sweep_retention_and_beats_with_their_times() {
    JsonObject health = api.get("/health").json();
    for (String round : List.of("recovery", "orphan_sweep", "retention")) {
      assertThat(health.getJsonObject(round).getString("ran")).as(round).endsWith("Z");
    }
    assertThat(health.getJsonObject("retention").getString("keeps")).isEqualTo("everything");
    assertThat(health.getJsonArray("beats").getValuesAs(JsonObject.class))
        .filteredOn(beat -> beat.getBoolean("alive"))
        .isNotEmpty()
        .allSatisfy(
            beat ->
                assertThat(beat.getJsonNumber("seconds_silent").doubleValue())
                    .isBetween(-1.0, 5.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ktrdr_sessions_active",
        "ktrdr_sessions_queued",
        "ktrdr_slots",
        "ktrdr_workers",
        "ktrdr_still_stopping",
        "ktrdr_beat_age_seconds",
        "ktrdr_recovered_total",
        "ktrdr_interrupted_total",
        "ktrdr_swept_total",
        "ktrdr_cancel_seconds_count",
        "ktrdr_queue_wait_seconds_count",
        "ktrdr_queue_wait_seconds_bucket le=60.0",
        "ktrdr_phase_seconds_count type=agent_design",
        "ktrdr_phase_seconds_bucket type=training",
        "ktrdr_phase_seconds_bucket type=backtesting",
        "ktrdr_phase_seconds_bucket type=agent_assessment",
        "ktrdr_alone_ended_total type=training",
        "ktrdr_alone_ended_total type=backtesting",
        "ktrdr_alone_ended_total type=data_load",
        "ktrdr_safe_point_gap_seconds type=agent_design",
        "ktrdr_safe_point_gap_seconds type=training",
        "ktrdr_safe_point_gap_seconds type=backtesting",
        "ktrdr_safe_point_gap_seconds type=agent_assessment",
        "ktrdr_sessions_ended_total outcome=success",
        "ktrdr_sessions_ended_total outcome=failed_training_gate",
        "ktrdr_sessions_ended_total outcome=failed_backtest_gate",
        "ktrdr_sessions_ended_total outcome=failed_design",
        "ktrdr_sessions_ended_total outcome=failed_training",
        "ktrdr_sessions_ended_total outcome=failed_backtest",
        "ktrdr_sessions_ended_total outcome=failed_assessment",
        "ktrdr_sessions_ended_total outcome=failed_timeout",
        "ktrdr_sessions_ended_total outcome=failed_interrupted",
        "ktrdr_sessions_ended_total outcome=failed_orphan",
        "ktrdr_sessions_ended_total outcome=cancelled"
      })
  void every_series_is_there_also_before_its_first_use(String series) {
    assertThat(metric(series)).isNotNegative();
  }

  @Test
  void a_cancel_is_counted_and_its_time_taken() {
    double cancelled = metric("ktrdr_sessions_ended_total outcome=cancelled");
    double cancels = metric("ktrdr_cancel_seconds_count");
    Run run = Agent.shared().startIn(Phase.DESIGNING);
    assertThat(metric("ktrdr_sessions_active")).isEqualTo(1);
    api.delete("/operations/" + run.operation());
    run.awaitEnd();
    // Counted after the commit that the end is seen by.
    Await.until(
        "a cancel in the metrics",
        () -> metric("ktrdr_sessions_ended_total outcome=cancelled"),
        count -> count == cancelled + 1);
    assertThat(metric("ktrdr_cancel_seconds_count")).isEqualTo(cancels + 1);
    assertThat(metric("ktrdr_safe_point_gap_seconds type=agent_design")).isPositive();
  }

  @Test
  void each_metric_of_ours_has_one_help_text_of_its_own_and_says_it_in_each_scrape() {
    List<String> first = helps();
    assertThat(first).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(first).extracting(line -> line.split(" ", 4)[2]).doesNotHaveDuplicates();
    assertThat(first).extracting(line -> line.split(" ", 4)[3]).doesNotHaveDuplicates();
    assertThat(helps()).isEqualTo(first);
  }

  private List<String> helps() {
    return api.send(api.request("/metrics"))
        .text()
        .lines()
        .filter(line -> line.startsWith("# HELP ktrdr_"))
        // Liberty adds it to each timer, with the timer's text
        .filter(line -> !line.contains("_seconds_max "))
        .sorted()
        .toList();
  }

  @Test
  void work_without_a_session_is_counted() {
    String series = "ktrdr_alone_ended_total status=\"completed\",type=\"backtesting\"";
    double before = metric(series);
    Reply started =
        api.post(
            "/backtests/start",
            "{\"policy\": {\"type\": \"buy_and_hold\"}, \"symbol\": \"SPX\", \"timeframe\":"
                + " \"1d\"}");
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    Await.until("a backtest in the metrics", () -> metric(series), count -> count == before + 1);
  }

  private double metric(String series) {
    String[] parts = series.split(" ");
    boolean plain = parts.length > 1 && !parts[1].contains("\"");
    String tag = parts.length == 1 ? "" : plain ? parts[1].replace("=", "=\"") + "\"" : parts[1];
    return api.send(api.request("/metrics"))
        .text()
        .lines()
        .filter(line -> line.startsWith(parts[0] + "{") && line.contains(tag))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no series " + series));
  }
}
