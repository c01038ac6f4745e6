package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ktrdr.system.Agent;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.Description;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route answers as docs/openapi.yaml says, with every member that it says, and no other. */
@ExtendWith(LeavesIdle.class)
class AnswersAreAsDescribedIT {
  private static final Api api = Api.shared();
  private static final Description description = Description.read();
  private static final String BUY =
      "{\"policy\": {\"type\": \"buy_and_hold\"}, \"symbol\": \"SPX\", \"timeframe\": \"1d\"}";
  private static final String COMPARISON =
      "{\"models\": [\"builtin\", \"random\"], \"sessions\": 1, \"candidates\": 4,"
          + " \"evaluation\": \"holdout\", \"surrogates\": 0}";
  private static final String MISSING = "op_training_20260101_000000_0123456789";
  private static final String SWEEP =
      Json.createObjectBuilder()
          .add("strategy", Triggers.smallStrategy())
          .add("resamples", 200)
          .add("surrogates", 0)
          .add("seeds", Json.createArrayBuilder().add(1))
          .build()
          .toString();

  private static final Map<String, List<String>> names = new LinkedHashMap<>();
  private static String schedule;

  private final Agent agent = Agent.shared();

  @BeforeAll
  static void one_of_each() {
    Run session = Agent.shared().start(Triggers.quick(3));
    Alone test = Alone.backtest(api, BUY);
    Alone training =
        Alone.train(
            api,
            Json.createObjectBuilder()
                .add("strategy", Triggers.smallStrategy())
                .build()
                .toString());
    schedule = api.post("/agent/schedules", "{\"cron\": \"0 7 1 1 *\"}").at("/data/id").toString();
    Reply comparison = api.post("/agent/compare", COMPARISON);
    Alone sweep = Alone.sweep(api, SWEEP);
    session.awaitEnd();
    test.awaitEnd("completed");
    training.awaitEnd("completed");
    List<String> operations =
        new ArrayList<>(List.of(session.operation(), test.operation(), training.operation()));
    Stream.of(Phase.values()).map(session::child).forEach(operations::add);
    names.put("/operations/{id}", operations);
    operations.add(sweep.operation());
    names.put("/sweeps/{id}", List.of(sweep.operation()));
    names.put("/agent/sessions/{id}", List.of(Long.toString(session.session())));
    names.put("/agent/sessions/compare", List.of("?ids=" + session.session()));
    names.put("/agent/compare/{id}", List.of(comparison.at("/comparison_id").toString()));
    api.delete("/agent/compare/" + comparison.at("/comparison_id") + "?wait=PT20S");
    sweep.awaitEnd("completed");
    names.put("/agent/schedules/{id}", List.of(schedule));
    names.put("/data/{symbol}/{timeframe}", List.of("SPX/1d"));
    names.put("/strategies/{name}", List.of("spx_rsi_triangles"));
  }

  @AfterAll
  static void no_schedule_is_left() {
    api.delete("/agent/schedules/" + schedule);
  }

  @TestFactory
  Stream<DynamicTest> everything_that_can_be_read_is_as_it_is_described() {
    return description.paths("GET").stream()
        .filter(path -> !path.equals("/events"))
        .map(path -> DynamicTest.dynamicTest(path, () -> places(path).forEach(p -> read(path, p))));
  }

  @TestFactory
  Stream<DynamicTest> what_is_not_there_is_as_it_is_described() {
    return description.paths("GET").stream()
        .filter(path -> path.contains("{"))
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path, () -> same("GET", path, api.get(filled(path, "999999")), 404)));
  }

  @TestFactory
  Stream<DynamicTest> a_head_is_a_get_without_a_body() {
    return description.paths("GET").stream()
        .filter(path -> !path.equals("/events"))
        .map(
            path ->
                DynamicTest.dynamicTest(path, () -> head(places(path).findFirst().orElseThrow())));
  }

  @Test
  void a_session_is_started_and_stopped_as_it_is_described() {
    same("POST", "/agent/trigger", api.post("/agent/trigger?dry_run=true"), 200);
    same("POST", "/agent/trigger", api.post("/agent/trigger", "{\"x\": 1}"), 422);
    Run run = agent.startIn(Phase.DESIGNING);
    same("POST", "/agent/trigger", api.post("/agent/trigger"), 409);
    same(
        "POST",
        "/agent/trigger",
        api.post(
            "/agent/trigger",
            "{\"queue\": true, \"candidates\": 4, \"evaluation\": {\"folds\": 3}}"),
        202);
    same("GET", "/agent/status", api.get("/agent/status?verbose=true"), 200);
    String root = "/operations/" + run.operation();
    for (String below : List.of("", "/tree", "/children", "/explain", "/events", "/metrics")) {
      same("GET", "/operations/{id}" + below, api.get(root + below), 200);
    }
    same("GET", "/operations/{id}/results", api.get(root + "/results"), 409);
    same("GET", "/agent/sessions/{id}", api.get("/agent/sessions/" + run.session()), 200);
    same("POST", "/operations/{id}/retry", api.post(root + "/retry"), 409);
    same("POST", "/operations/{id}/resume", api.post(root + "/resume"), 409);
    same("POST", "/operations/{id}/pause", api.post(root + "/pause"), 202);
    same("POST", "/operations/{id}/cancel", api.post(root + "/cancel?wait=PT20S"), 200);
    same("DELETE", "/operations/{id}", api.delete(root), 200);
    same("DELETE", "/agent/sessions/{id}", api.delete("/agent/sessions/" + run.session()), 200);
    same(
        "DELETE", "/agent/cancel/{operation}", api.delete("/agent/cancel/" + run.operation()), 200);
    same("GET", "/operations/{id}", api.get(root), 200);
    agent.makeIdle();
    same("POST", "/operations/{id}/retry", api.post(root + "/retry"), 202);
  }

  @Test
  void switches_and_schedules_answer_as_they_are_described() {
    same("POST", "/agent/pause", api.post("/agent/pause"), 200);
    same("GET", "/agent/status", api.get("/agent/status"), 200);
    same("POST", "/agent/trigger", api.post("/agent/trigger"), 409);
    same("POST", "/agent/resume", api.post("/agent/resume"), 200);
    same("DELETE", "/agent/cancel", api.delete("/agent/cancel"), 404);
    Reply added = api.post("/agent/schedules", "{\"cron\": \"0 7 1 1 *\", \"name\": \"new year\"}");
    same("POST", "/agent/schedules", added, 201);
    String path = "/agent/schedules/" + added.at("/data/id");
    same("POST", "/agent/schedules/{id}/pause", api.post(path + "/pause"), 200);
    same("POST", "/agent/schedules/{id}/resume", api.post(path + "/resume"), 200);
    same("DELETE", "/agent/schedules/{id}", api.delete(path), 200);
    same("POST", "/agent/schedules", api.post("/agent/schedules", "{\"cron\": \"x\"}"), 422);
  }

  @Test
  void models_are_compared_as_it_is_described() {
    same("POST", "/agent/compare", api.post("/agent/compare"), 422);
    Reply started = api.post("/agent/compare", COMPARISON);
    same("POST", "/agent/compare", started, 202);
    String path = "/agent/compare/" + started.at("/comparison_id");
    same("GET", "/agent/compare/{id}", api.get(path), 200);
    same("DELETE", "/agent/compare/{id}", api.delete(path + "?wait=PT20S"), 200);
    same("DELETE", "/agent/compare/{id}", api.delete("/agent/compare/4711"), 404);
  }

  @Test
  void stand_alone_work_is_started_as_it_is_described() {
    Reply test = api.post("/backtests/start", BUY);
    same("POST", "/backtests/start", test, 202);
    same("POST", "/backtests/start", api.post("/backtests/start"), 422);
    same("POST", "/trainings/start", api.post("/trainings/start"), 422);
    same("POST", "/sweeps/start", api.post("/sweeps/start"), 422);
    same("POST", "/data/load", api.post("/data/load", "{\"file\": 1}"), 422);
    new Alone(api, test.string("/operation_id")).awaitEnd("completed");
  }

  @Test
  void strategies_are_stored_checked_and_converted_as_it_is_described() {
    String document = "{\"name\": \"x\"}";
    same("POST", "/strategies", api.post("/strategies", document), 422);
    same("POST", "/strategies/validate", api.post("/strategies/validate", document), 422);
    same("POST", "/strategies/migrate", api.post("/strategies/migrate", document), 422);
    String text = Triggers.smallStrategy().replace("name: system_test", "name: described");
    same("POST", "/strategies/validate", yaml("/strategies/validate", text), 200);
    same("POST", "/strategies", yaml("/strategies", text), 201);
    same("POST", "/strategies", yaml("/strategies", text), 200);
    same("POST", "/strategies", yaml("/strategies", text + "# more\n"), 409);
    same("GET", "/strategies", api.get("/strategies?limit=200"), 200);
    same("GET", "/strategies/{name}", api.get("/strategies/described"), 200);
    same("DELETE", "/strategies/{name}", api.delete("/strategies/described"), 200);
    same("DELETE", "/strategies/{name}", api.delete("/strategies/described"), 404);
    String old = text.replace("version: \"3.0\"", "version: \"2.0\"");
    same("POST", "/strategies/migrate", yaml("/strategies/migrate", old), 200);
  }

  private static Reply yaml(String path, String text) {
    return api.send(
        api.request(Api.BASE + path)
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(text)));
  }

  private static Stream<String> places(String path) {
    return names.entrySet().stream()
        .filter(e -> path.startsWith(e.getKey()))
        .findFirst()
        .map(e -> e.getValue().stream().map(name -> filled(path, name)))
        .orElse(Stream.of(path));
  }

  private static String filled(String path, String name) {
    String id = path.startsWith("/operations") && name.equals("999999") ? MISSING : name;
    return path.replace("{symbol}/{timeframe}", name.contains("/") ? name : "NONE/1d")
            .replace("{id}", id)
            .replace("{name}", name)
        + (name.startsWith("?") ? name : "");
  }

  // Some operations have no trades and no log: that is described too.
  private static void read(String path, String place) {
    Reply reply = api.get(place);
    assertThat(reply.status()).as(place + " " + reply.text()).isIn(200, 404);
    if (reply.header("Content-Type").startsWith("text/plain")) {
      assertThat(description.mediaTypes("GET", path, 200)).isEqualTo(Set.of("text/plain"));
    } else {
      same("GET", path, reply, reply.status());
    }
  }

  private static void head(String place) {
    Reply get = api.get(place);
    Reply head = api.send(api.request(Api.BASE + place).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.status()).as(place).isEqualTo(get.status());
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
  }

  private static void same(String method, String path, Reply reply, int status) {
    assertThat(reply.status()).as(method + " " + path + " " + reply.text()).isEqualTo(status);
    assertThat(description.differences(method, path, reply))
        .as(method + " " + path + " " + status)
        .isEmpty();
  }
}
