package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Reply;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can't be done is refused with all its reasons before anything is started. */
@ExtendWith(LeavesIdle.class)
class StandAloneStartsAreCheckedIT {
  private static final String TRAIN = "/trainings/start";
  private static final String TEST = "/backtests/start";
  private static final Api api = Api.shared();

  @Test
  void a_start_answers_with_the_names_that_clients_know() {
    Reply reply = api.post(TRAIN, training());
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    String id = reply.string("/operation_id");
    assertThat(reply.json().getBoolean("success")).isTrue();
    assertThat(reply.string("/task_id")).isEqualTo(id);
    assertThat(reply.string("/status")).isIn("pending", "running", "completed");
    assertThat(reply.string("/message")).isEqualTo("Training of system_test started");
    assertThat(reply.string("/data/operation_id")).isEqualTo(id);
    assertThat(reply.header("Location")).endsWith("/api/v1/operations/" + id);
    new Alone(api, id).awaitEnd("completed");
  }

  @Test
  void the_same_key_and_body_start_one_training() {
    String key = "it-" + System.nanoTime();
    Reply first = keyed(key, training());
    Reply second = keyed(key, training());
    assertThat(second.string("/operation_id")).isEqualTo(first.string("/operation_id"));
    Reply other = keyed(key, training(",\"seed\":8"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.string("/code")).isEqualTo("idempotency_key_reused");
    new Alone(api, first.string("/operation_id")).awaitEnd("completed");
  }

  @Test
  void a_training_without_a_strategy_is_refused() {
    assertFaults(api.post(TRAIN), "/strategy");
  }

  @Test
  void all_faults_of_a_training_come_at_once() {
    Reply reply =
        api.post(
            TRAIN,
            """
            {"strategy": "name: x", "symbols": ["A", "B"], "timeframes": ["7d"], "seed": 1.5,
             "start_date": "2019-02-29", "end_date": 5, "epochs": 3}""");
    assertThat(pointers(reply))
        .contains("/symbols", "/timeframes", "/seed", "/start_date", "/end_date", "/epochs")
        .anyMatch(p -> p.startsWith("/strategy/"));
  }

  @Test
  void a_training_on_bars_that_are_not_there_is_refused() {
    assertFaults(api.post(TRAIN, training(",\"symbols\":[\"NDX\"]")), "/symbols");
    assertFaults(api.post(TRAIN, training(",\"start_date\":\"2031-01-01\"")), "/start_date");
    assertFaults(
        api.post(TRAIN, training(",\"start_date\":\"2010-01-01\",\"end_date\":\"2009-01-01\"")),
        "/end_date");
  }

  @Test
  void a_training_on_too_few_bars_is_refused_with_how_many_there_are_and_are_needed() {
    Reply few = api.post(TRAIN, training(",\"symbols\":[\"SYNTHETIC-20\"]"));
    assertFaults(few, "/symbols");
    assertThat(few.string("/code")).isEqualTo("too_few_bars");
    assertThat(few.number("/needed")).isEqualTo(67);
    assertThat(few.number("/available")).isEqualTo(20);
    Reply days =
        api.post(TRAIN, training(",\"start_date\":\"2010-01-01\",\"end_date\":\"2010-01-31\""));
    assertFaults(days, "/start_date");
    assertThat(days.string("/detail"))
        .isEqualTo(
            "A training of strategy system_test on these days needs at least 67 bars of SPX 1d;"
                + " there are 19");
  }

  @Test
  void a_backtest_on_too_few_bars_is_refused_with_how_many_there_are_and_are_needed() {
    Reply reply =
        api.post(
            TEST,
            """
            {"policy": {"type": "sma_cross", "fast": 20, "slow": 50}, "symbol": "SYNTHETIC-51",
             "timeframe": "1d"}""");
    assertFaults(reply, "/symbol");
    assertThat(reply.string("/code")).isEqualTo("too_few_bars");
    assertThat(reply.string("/detail"))
        .isEqualTo("A backtest needs at least 52 bars of SYNTHETIC-51 1d; there are 51");
  }

  @Test
  void a_training_that_can_not_fit_into_memory_is_refused_with_what_it_needs() {
    StringBuilder sets = new StringBuilder();
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      sets.append("  r")
          .append(i)
          .append(": {indicator: rsi_14, a: [0, 25, 45], b: [35, 50, 65]}\n");
      inputs.append("  - {fuzzy_set: r").append(i).append(", timeframes: all}\n");
    }
    String wide =
        Triggers.smallStrategy()
            .replaceFirst("  rsi: \\{indicator.*\n", sets.toString())
            .replaceFirst("  - \\{fuzzy_set: rsi, timeframes: all\\}\n", inputs.toString())
            .replace("SPX", "SYNTHETIC-2000000");
    Reply reply =
        api.post(TRAIN, Json.createObjectBuilder().add("strategy", wide).build().toString());
    assertFaults(reply, "/strategy");
    assertThat(reply.string("/code")).isEqualTo("not_enough_memory");
    assertThat(reply.string("/detail"))
        .startsWith("A training of strategy system_test on 2,000,000 bars of SYNTHETIC-2000000 1d")
        .contains("needs some 2,152 MB of memory");
  }

  @Test
  void a_backtest_names_exactly_one_thing_to_test() {
    assertFaults(api.post(TEST), "/strategy");
    assertFaults(
        api.post(
            TEST,
            """
            {"policy": {"type": "buy_and_hold"}, "model_id": "op_training_x", "symbol": "SPX",
             "timeframe": "1d"}"""),
        "/strategy",
        "/model_id");
  }

  @Test
  void all_faults_of_a_backtest_come_at_once() {
    Reply reply =
        api.post(
            TEST,
            """
            {"policy": {"type": "sma_cross", "fast": 20, "slow": 10, "column": "x", "y": 1},
             "symbol": "SPX", "start_date": "1/2/2003", "initial_capital": 0, "commission": -1,
             "slippage": 0.9, "position_size": 2, "rules": "mine", "cash": 5}""");
    assertFaults(
        reply,
        "/policy/slow",
        "/policy/column",
        "/policy/y",
        "/timeframe",
        "/start_date",
        "/initial_capital",
        "/commission",
        "/slippage",
        "/position_size",
        "/rules",
        "/cash");
  }

  @Test
  void a_strategy_that_nobody_trained_is_refused() {
    String untrained = Triggers.smallStrategy().replace("name: system_test", "name: untrained");
    Reply reply =
        api.post(TEST, Json.createObjectBuilder().add("strategy", untrained).build().toString());
    assertFaults(reply, "/strategy");
    assertThat(reply.string("/detail")).contains("train it first");
  }

  @Test
  void a_model_that_is_no_completed_training_is_refused() {
    assertFaults(api.post(TEST, "{\"model_id\": \"../../etc\"}"), "/model_id");
  }

  @Test
  void days_without_bars_are_refused() {
    Reply reply =
        api.post(
            TEST,
            """
            {"policy": {"type": "buy_and_hold"}, "symbol": "SPX", "timeframe": "1d",
             "start_date": "2030-01-01"}""");
    assertFaults(reply, "/start_date");
  }

  @Test
  void a_body_that_is_no_json_is_malformed() {
    Reply reply = api.post(TEST, "name: x");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.string("/code")).isEqualTo("malformed_request");
  }

  private static void assertFaults(Reply reply, String... pointers) {
    assertThat(pointers(reply)).containsExactlyInAnyOrder(pointers);
  }

  private static List<String> pointers(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    return reply.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(fault -> fault.getString("pointer"))
        .toList();
  }

  private static Reply keyed(String key, String body) {
    return api.send(
        api.request(Api.BASE + TRAIN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String training() {
    return training("");
  }

  private static String training(String more) {
    String body =
        Json.createObjectBuilder().add("strategy", Triggers.smallStrategy()).build().toString();
    return body.substring(0, body.length() - 1) + more + "}";
  }
}
