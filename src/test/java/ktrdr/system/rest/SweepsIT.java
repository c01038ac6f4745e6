package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A sweep is one operation: seen, stopped and continued with all its runs. */
@ExtendWith(LeavesIdle.class)
class SweepsIT {
  private static final Api api = Api.shared();

  @Test
  void each_combination_is_a_session_and_the_design_window_ranks_them() {
    Alone sweep = start(small().add("settings", epochs(1, 2)).add("bypass_gates", true));
    sweep.awaitEnd("completed");
    JsonObject found = sweep.results().json().getJsonObject("results");
    assertThat(found.getInt("runs_total")).isEqualTo(2);
    assertThat(found.getInt("completed")).isEqualTo(2);
    List<JsonObject> runs = found.getJsonArray("runs").getValuesAs(JsonObject.class);
    assertThat(runs)
        .extracting(run -> run.getJsonObject("settings").getInt("training.epochs"))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(runs).allMatch(run -> run.getInt("seed") == 1);
    for (JsonObject run : runs) {
      JsonObject session = api.get("/agent/sessions/" + run.getInt("session_id")).json();
      JsonObject figures = session.getJsonObject("assessment").getJsonObject("statistics");
      assertThat(run.get("sharpe")).isEqualTo(figures.get("sharpe"));
      assertThat(run.getInt("looks")).isGreaterThanOrEqualTo(2);
    }
    isSeenAsATree(sweep, runs);
    isListedAndCompared(runs);
  }

  private static void isSeenAsATree(Alone sweep, List<JsonObject> runs) {
    String id = "/operations/" + sweep.operation();
    assertThat(api.get(id + "/children").json().getJsonArray("data")).hasSize(2);
    List<JsonObject> members = Run.children(api.get(id + "/tree").json().getJsonObject("data"));
    assertThat(members)
        .extracting(member -> member.getString("operation_id"))
        .containsExactlyInAnyOrderElementsOf(
            runs.stream().map(run -> run.getString("operation_id")).toList());
    assertThat(members).allMatch(member -> Run.children(member).size() == 3);
  }

  private static void isListedAndCompared(List<JsonObject> runs) {
    String ids = runs.get(0).getInt("session_id") + "," + runs.get(1).getInt("session_id");
    JsonObject compared = api.get("/agent/sessions/compare?ids=" + ids).json();
    assertThat(compared.getJsonArray("differences").getValuesAs(JsonObject.class))
        .extracting(difference -> difference.getString("path"))
        .containsExactly("training.epochs");
    assertThat(compared.getJsonArray("sessions").getJsonObject(0).getJsonArray("equity"))
        .isNotEmpty();
    Reply sorted = api.get("/agent/sessions?sort=sharpe:asc&symbol=spx&limit=1000");
    assertThat(sorted.status()).as(sorted.text()).isEqualTo(200);
    assertThat(sorted.json().getJsonArray("sessions").getValuesAs(JsonObject.class))
        .extracting(row -> row.getInt("id"))
        .contains(runs.get(0).getInt("session_id"), runs.get(1).getInt("session_id"));
    assertThat(api.get("/agent/sessions?sort=luck").status()).isEqualTo(400);
  }

  @Test
  void a_cancel_and_a_pause_reach_all_and_a_resume_goes_on_with_all() {
    JsonArray seeds = Json.createArrayBuilder().add(1).add(2).build();
    Alone sweep = start(given(Triggers.longStrategy()).add("seeds", seeds));
    Await.until("a run", () -> active(sweep), active -> active > 0);
    assertThat(sweep.post("pause").status()).isEqualTo(202);
    sweep.await("paused");
    Await.until("all paused or cancelled", () -> working(sweep), working -> working == 0);
    assertThat(sweep.post("resume").status()).isEqualTo(202);
    Await.until("a run at work", () -> working(sweep), working -> working > 0);
    assertThat(sweep.cancel().json().getJsonObject("data").getString("status"))
        .isEqualTo("cancelled");
    assertThat(active(sweep)).isZero();
  }

  @Test
  void all_faults_are_told_before_anything_starts() {
    JsonObjectBuilder settings =
        Json.createObjectBuilder()
            .add("training.epochs", Json.createArrayBuilder().add(0).add(3))
            .add("training.epoch", Json.createArrayBuilder().add(1));
    Reply refused = api.post("/sweeps/start", text(small().add("settings", settings)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("pointer"))
        .containsExactlyInAnyOrder("/settings/training.epochs/0", "/settings/training.epoch/0");
    JsonObjectBuilder many = Json.createObjectBuilder();
    for (String path : List.of("training.epochs", "training.batch_size", "training.patience")) {
      many.add(path, Json.createArrayBuilder(List.of(1, 2, 3, 4, 5, 6)));
    }
    assertThat(api.post("/sweeps/start", text(small().add("settings", many))).text())
        .contains("216 runs are more than 200");
    assertThat(api.post("/sweeps/start", text(small())).status()).isEqualTo(422);
  }

  private static Alone start(JsonObjectBuilder body) {
    return Alone.sweep(api, text(body));
  }

  private static long active(Alone sweep) {
    return count(sweep, "pending running cancelling resuming paused");
  }

  private static long working(Alone sweep) {
    return count(sweep, "running cancelling resuming");
  }

  private static long count(Alone sweep, String statuses) {
    List<String> counted = List.of(statuses.split(" "));
    return api
        .get("/operations/" + sweep.operation() + "/children")
        .json()
        .getJsonArray("data")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(run -> counted.contains(run.getString("status").toLowerCase(Locale.ROOT)))
        .count();
  }

  private static JsonObjectBuilder small() {
    return given(Triggers.smallStrategy());
  }

  private static JsonObjectBuilder given(String strategy) {
    return Json.createObjectBuilder()
        .add("strategy", strategy)
        .add("resamples", 200)
        .add("surrogates", 0);
  }

  private static JsonObjectBuilder epochs(int... values) {
    var list = Json.createArrayBuilder();
    for (int value : values) {
      list.add(value);
    }
    return Json.createObjectBuilder().add("training.epochs", list);
  }

  private static String text(JsonObjectBuilder body) {
    return body.build().toString();
  }
}
