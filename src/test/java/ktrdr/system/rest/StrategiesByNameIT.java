package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Reply;
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of the first ktrdr send no document, only the name of a strategy. */
@ExtendWith(LeavesIdle.class)
class StrategiesByNameIT {
  private static final Api api = Api.shared();

  @Test
  void a_strategy_that_was_trained_is_trained_and_tested_by_its_name() {
    String document = Triggers.smallStrategy().replace("name: system_test", "name: by_its_name");
    Alone first = Alone.train(api, body("strategy", document, "SPX"));
    JsonObject trained = first.awaitEnd("completed");
    Alone second = Alone.train(api, "{\"strategy_name\": \"by_its_name\"}");
    JsonObject again = second.awaitEnd("completed");
    assertThat(hash(second)).isEqualTo(hash(first));
    assertThat(strategy(again)).isEqualTo(strategy(trained));
    Alone test =
        Alone.backtest(
            api,
            "{\"strategy_name\": \"by_its_name\", \"symbol\": \"SPX\", \"timeframe\": \"1d\"}");
    assertThat(test.view().getString("operation_id")).isEqualTo(test.operation());
    assertThat(parameters(test.awaitEnd("completed")).getString("model_id"))
        .isEqualTo(second.operation());
  }

  @Test
  void the_strategy_that_comes_with_ktrdr_needs_no_training_before() {
    String body = "{\"strategy_name\": \"spx_rsi_triangles\", \"timeframes\": [\"1w\"]}";
    JsonObject started =
        new Alone(api, api.post("/trainings/start", body).string("/operation_id")).view();
    assertThat(parameters(started).getString("strategy_name")).isEqualTo("spx_rsi_triangles");
    assertThat(started.getJsonObject("metadata").getString("timeframe")).isEqualTo("1w");
    api.delete("/operations/" + started.getString("operation_id"));
  }

  @Test
  void a_training_is_started_by_what_the_first_ktrdr_s_command_line_sends() {
    String sent =
        """
        {"strategy_name": "spx_rsi_triangles", "symbols": ["SPX"], "timeframes": ["1w"],
         "detailed_analytics": %s, "start_date": "1990-01-01", "end_date": "2010-12-31"}""";
    Reply refused = api.post("/trainings/start", sent.formatted("true"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.string("/errors/0/pointer")).isEqualTo("/detailed_analytics");
    Reply started = api.post("/trainings/start", sent.formatted("false"));
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    String task = started.string("/task_id");
    assertThat(api.get("/operations/" + task).string("/data/metadata/start_date"))
        .isEqualTo("1990-01-01");
    api.delete("/operations/" + task);
  }

  @Test
  void a_name_whose_only_model_is_gone_is_404_and_says_what_became_of_it() throws IOException {
    String document = Triggers.smallStrategy().replace("name: system_test", "name: gone_by_now");
    Alone training = Alone.train(api, body("strategy", document, "SPX"));
    training.awaitEnd("completed");
    Path model = SharedServer.home().resolve("artifacts/" + training.operation() + "/model");
    Files.move(model, model.resolveSibling("moved"));
    Reply test = api.post("/backtests/start", "{\"strategy_name\": \"gone_by_now\"}");
    assertThat(test.status()).as(test.text()).isEqualTo(404);
    assertThat(test.string("/code")).isEqualTo("artifact_missing");
    assertThat(test.string("/detail")).contains(training.operation(), "is gone");
  }

  @Test
  void another_name_is_422_with_the_names_that_there_are() {
    Reply training = api.post("/trainings/start", "{\"strategy_name\": \"nobody_knows\"}");
    assertThat(training.status()).isEqualTo(422);
    assertThat(training.string("/detail"))
        .startsWith("/strategy_name: no strategy \"nobody_knows\"; there are ")
        .contains("spx_rsi_triangles", "system_test");
    Reply test = api.post("/backtests/start", "{\"strategy_name\": \"nobody_knows\"}");
    assertThat(test.status()).isEqualTo(422);
    assertThat(test.string("/detail"))
        .startsWith("/strategy_name: no trained strategy \"nobody_knows\"; there are ")
        .contains("system_test");
  }

  @Test
  void a_document_and_a_name_are_one_too_many() {
    Reply both =
        api.post(
            "/trainings/start",
            Json.createObjectBuilder()
                .add("strategy", Triggers.smallStrategy())
                .add("strategy_name", "system_test")
                .build()
                .toString());
    assertThat(both.status()).isEqualTo(422);
    assertThat(both.string("/detail")).contains("either strategy");
  }

  @Test
  void a_stored_strategy_is_found_by_its_name_and_what_uses_it_keeps_a_copy() {
    String text = "# mine\n" + Triggers.smallStrategy().replace("name: system_test", "name: kept");
    Reply stored = yaml("/strategies", text);
    assertThat(stored.status()).as(stored.text()).isEqualTo(201);
    assertThat(stored.header("Location")).endsWith("/api/v1/strategies/kept");
    assertThat(yaml("/strategies", text).status()).isEqualTo(200);
    Reply other = yaml("/strategies", text + "# other\n");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.string("/code")).isEqualTo("strategy_name_taken");
    Reply shown =
        api.send(api.request(Api.BASE + "/strategies/kept").header("Accept", "application/yaml"));
    assertThat(shown.text()).isEqualTo(text);
    assertThat(shown.header("Content-Type")).startsWith("application/yaml");
    Reply dry = api.post("/agent/trigger?dry_run=true", "{\"strategy\": \"kept\"}");
    assertThat(dry.status()).as(dry.text()).isEqualTo(200);
    Alone training =
        Alone.train(api, "{\"strategy\": \"kept\", \"symbols\": [\"SYNTHETIC-5000\"]}");
    assertThat(training.view().getJsonObject("metadata").getString("symbol"))
        .isEqualTo("SYNTHETIC-5000");
    assertThat(changed("/strategies/kept", "\"0\"").status()).isEqualTo(412);
    assertThat(changed("/strategies/kept", shown.header("ETag")).status()).isEqualTo(200);
    training.awaitEnd("completed");
    assertThat(api.get("/strategies/kept").string("/data/source")).isEqualTo("trained");
  }

  private static Reply yaml(String path, String text) {
    return api.send(
        api.request(Api.BASE + path)
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(text)));
  }

  private static Reply changed(String path, String version) {
    return api.send(api.request(Api.BASE + path).header("If-Match", version).DELETE());
  }

  @Test
  void bars_that_a_session_names_take_precedence_over_those_of_its_strategy() {
    String elsewhere = Triggers.smallStrategy().replace("SPX", "EURUSD");
    String bare = Json.createObjectBuilder().add("strategy", elsewhere).build().toString();
    assertThat(api.post("/agent/trigger?dry_run=true", bare).status()).isEqualTo(422);
    String moved =
        Json.createObjectBuilder()
            .add("strategy", elsewhere)
            .add("symbol", "spx")
            .build()
            .toString();
    Reply dry = api.post("/agent/trigger?dry_run=true", moved);
    assertThat(dry.status()).as(dry.text()).isEqualTo(200);
    Reply nowhere = api.post("/agent/trigger", moved.replace("\"spx\"", "\"nowhere\""));
    assertThat(nowhere.status()).isEqualTo(422);
  }

  private static String body(String field, String value, String symbol) {
    return Json.createObjectBuilder()
        .add(field, value)
        .add("symbols", Json.createArrayBuilder().add(symbol))
        .build()
        .toString();
  }

  private static String hash(Alone training) {
    return training.results().string("/results/weights_sha256");
  }

  private static String strategy(JsonObject operation) {
    return parameters(operation).getString("strategy");
  }

  private static JsonObject parameters(JsonObject operation) {
    return operation.getJsonObject("metadata").getJsonObject("parameters");
  }
}
