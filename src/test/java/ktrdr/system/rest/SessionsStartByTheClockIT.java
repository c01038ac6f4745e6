package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules over HTTP; the real clock makes the real server start real sessions. */
@ExtendWith(LeavesIdle.class)
class SessionsStartByTheClockIT {
  private static final String EVERY_SECOND = "* * * * * *";
  private static final String NEW_YEAR = "0 0 1 1 *";
  private final Api api = Api.shared();

  @AfterEach
  void remove() {
    for (JsonValue schedule : api.get("/agent/schedules").json().getJsonArray("data")) {
      api.delete("/agent/schedules/" + schedule.asJsonObject().getJsonNumber("id"));
    }
  }

  @Test
  void a_schedule_starts_a_session_and_leaves_the_next_times_out_while_it_works() {
    String id = add(EVERY_SECOND, "skip", Phase.DESIGNING.longTrigger());
    JsonObject fired = awaitResult(id, "started session ");
    long session = fired.getJsonNumber("last_session_id").longValue();
    assertThat(fired.getString("last_result")).isEqualTo("started session " + session);
    JsonObject skipped = awaitResult(id, "skipped: its session " + session + " is ");
    assertThat(skipped.getJsonNumber("last_session_id").longValue()).isEqualTo(session);
    String root = api.get("/agent/sessions/" + session).string("/operation_id");
    assertThat(api.get("/operations/" + root + "/events").text())
        .contains("\"origin\":\"schedule " + id + "\"");
    assertThat(Agent.shared().status().getJsonArray("active_sessions")).hasSize(1);
  }

  @Test
  void with_overlap_queue_one_session_waits_and_removing_the_schedule_touches_none() {
    String id = add(EVERY_SECOND, "queue", Phase.DESIGNING.longTrigger());
    JsonObject queued = awaitResult(id, "queued session ");
    long waiting = queued.getJsonNumber("last_session_id").longValue();
    awaitResult(id, "skipped: its session " + waiting + " is pending");
    assertThat(api.delete("/agent/schedules/" + id).status()).isEqualTo(200);
    JsonObject status = Agent.shared().status();
    assertThat(status.getJsonObject("capacity").getInt("active")).isEqualTo(1);
    assertThat(status.getJsonObject("capacity").getInt("queued")).isEqualTo(1);
    assertThat(api.get("/agent/schedules/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_paused_agent_starts_none_and_the_schedule_says_so() {
    api.post("/agent/pause", "{\"reason\": \"a test\"}");
    try {
      String id = add(EVERY_SECOND, "skip", "{}");
      awaitResult(id, "skipped: the agent is paused by local (a test)");
      assertThat(Agent.shared().isIdle()).isTrue();
    } finally {
      api.post("/agent/resume");
    }
  }

  @Test
  void a_schedule_is_shown_paused_resumed_and_removed() {
    Reply added =
        api.post(
            "/agent/schedules",
            """
            {"name": "mornings", "cron": " 0  7 * * MON-FRI ", "zone": "Europe/Berlin", "overlap": "QUEUE",
             "trigger": {"brief": "mean reversion", "symbol": "spx", "seed": 7, "bypass_gates": "True"}}""");
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    String id = Long.toString(added.number("/data/id"));
    assertThat(added.header("Location")).endsWith("/api/v1/agent/schedules/" + id);
    JsonObject schedule = schedule(id);
    assertThat(schedule.getString("cron")).isEqualTo("0 7 * * MON-FRI");
    assertThat(schedule.getString("overlap")).isEqualTo("queue");
    assertThat(schedule.getString("created_by")).isEqualTo("local");
    assertThat(schedule.get("last_result")).isEqualTo(JsonValue.NULL);
    assertThat(schedule.getJsonObject("trigger").getString("symbol")).isEqualTo("SPX");
    assertThat(schedule.getJsonObject("trigger").getBoolean("bypass_gates")).isTrue();
    Instant next = Instant.parse(schedule.getString("next_fire_at"));
    assertThat(next).isAfter(Instant.parse(schedule.getString("created_at")));
    Reply paused = api.post("/agent/schedules/" + id + "/pause");
    assertThat(paused.json().getJsonObject("data").getBoolean("enabled")).isFalse();
    assertThat(paused.at("/data/next_fire_at")).isEqualTo(JsonValue.NULL);
    Reply resumed = api.post("/agent/schedules/" + id + "/resume", "{\"reason\": \"again\"}");
    assertThat(resumed.json().getJsonObject("data").getBoolean("enabled")).isTrue();
    assertThat(resumed.string("/data/next_fire_at")).isEqualTo(next.toString());
    assertThat(api.get("/agent/schedules").number("/total_count")).isEqualTo(1);
    assertThat(api.delete("/agent/schedules/" + id).status()).isEqualTo(200);
    assertThat(api.get("/agent/schedules").number("/total_count")).isZero();
  }

  @Test
  void what_a_schedule_shows_as_its_trigger_can_be_sent_as_one() {
    String id = add(NEW_YEAR, "skip", "{\"brief\": \"mean reversion\"}");
    JsonObject trigger = schedule(id).getJsonObject("trigger");
    Reply dry = api.post("/agent/trigger?dry_run=true", trigger.toString());
    assertThat(dry.status()).as(dry.text()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                                | /cron
          {"cron": 7}                                                       | /cron
          {"cron": "0 7 * *"}                                               | /cron
          {"cron": "61 7 * * *"}                                            | /cron
          {"cron": "0 0 30 2 *"}                                            | /cron
          {"cron": "0 7 * * *", "zone": "Mars/Olympus"}                     | /zone
          {"cron": "0 7 * * *", "overlap": "both"}                          | /overlap
          {"cron": "0 7 * * *", "colour": "blue"}                           | /colour
          {"cron": "0 7 * * *", "trigger": 7}                               | /trigger
          {"cron": "0 7 * * *", "trigger": {"seed": "x"}}                   | /trigger/seed
          {"cron": "0 7 * * *", "trigger": {"colour": "blue"}}              | /trigger/colour
          {"cron": "0 7 * * *", "trigger": {"queue": true}}                 | /trigger/queue
          {"cron": "0 7 * * *", "trigger": {"symbol": "NOSUCH"}}            | /trigger/symbol
          {"cron": "0 7 * * *", "trigger": {"strategy": "name: x"}}         | /trigger/strategy
          """)
  void a_fault_is_422_and_pointed_at(String body, String pointer) {
    Reply reply = api.post("/agent/schedules", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.json().getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("pointer"))
        .anyMatch(found -> found.startsWith(pointer));
  }

  @Test
  void all_faults_are_told_at_once() {
    Reply reply =
        api.post(
            "/agent/schedules",
            """
            {"cron": "61 25 * * *", "zone": "Mars", "overlap": "x", "y": 1, "trigger": {"seed": "s", "z": 2}}""");
    assertThat(reply.json().getJsonArray("errors")).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({"999999", "abc", "-1", "99999999999999999999"})
  void an_unknown_schedule_is_404_and_named(String id) {
    for (Reply reply :
        new Reply[] {
          api.get("/agent/schedules/" + id),
          api.delete("/agent/schedules/" + id),
          api.post("/agent/schedules/" + id + "/pause"),
          api.post("/agent/schedules/" + id + "/resume")
        }) {
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.string("/detail")).isEqualTo("Schedule not found: " + id);
    }
  }

  private String add(String cron, String overlap, String trigger) {
    String body =
        Json.createObjectBuilder()
            .add("cron", cron)
            .add("overlap", overlap)
            .add("trigger", Json.createReader(new java.io.StringReader(trigger)).readObject())
            .build()
            .toString();
    Reply reply = api.post("/agent/schedules", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return Long.toString(reply.number("/data/id"));
  }

  private JsonObject schedule(String id) {
    return api.get("/agent/schedules/" + id).json().getJsonObject("data");
  }

  private JsonObject awaitResult(String id, String beginning) {
    return Await.until(
        "a schedule that " + beginning,
        () -> schedule(id),
        s -> s.getString("last_result", "").startsWith(beginning));
  }
}
