package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import ktrdr.system.Agent;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A training and a backtest without a session give what they give in one. */
@ExtendWith(LeavesIdle.class)
class StandAloneWorkIT {
  private static final Api api = Api.shared();
  private static Run session;
  private static Alone training;

  @BeforeAll
  static void the_same_training_in_a_session_and_alone() {
    session = Agent.shared().start(seeded(Triggers.smallStrategy()));
    session.awaitEnd();
    training = Alone.train(api, seeded(Triggers.smallStrategy()));
    training.awaitEnd("completed");
  }

  @Test
  void the_weights_are_the_same_bits() {
    Reply inSession = api.get("/operations/" + session.child(Phase.TRAINING) + "/results");
    Reply alone = training.results();
    for (String fact : new String[] {"weights_sha256", "data_sha256", "test_accuracy", "seed"}) {
      assertThat(alone.at("/results/" + fact)).isEqualTo(inSession.at("/results/" + fact));
    }
    assertThat(alone.string("/results/model_id")).isEqualTo(training.operation());
  }

  @Test
  void it_is_seen_like_any_operation() {
    JsonObject view = training.view();
    assertThat(view.isNull("session_id")).isTrue();
    assertThat(view.isNull("parent_operation_id")).isTrue();
    assertThat(view.getJsonObject("progress").getJsonNumber("percentage").doubleValue())
        .isEqualTo(100);
    JsonObject parameters = view.getJsonObject("metadata").getJsonObject("parameters");
    assertThat(parameters.getString("strategy_name")).isEqualTo("system_test");
    assertThat(parameters.getInt("seed")).isEqualTo(7);
    String id = "/operations/" + training.operation();
    assertThat(api.get(id + "/metrics").at("/data/metrics/epochs/0/epoch")).isNotNull();
    assertThat(api.get(id + "/events").json().getJsonArray("data")).hasSizeGreaterThan(2);
    assertThat(api.get("/operations?operation_type=training").text())
        .contains(training.operation());
  }

  @Test
  void its_model_is_listed_beside_those_of_sessions() {
    List<JsonObject> models =
        api.get("/models").json().getJsonArray("data").getValuesAs(JsonObject.class);
    assertThat(models)
        .filteredOn(m -> m.getString("model_id").equals(training.operation()))
        .singleElement()
        .satisfies(m -> assertThat(m.getString("strategy_name")).isEqualTo("system_test"))
        .satisfies(m -> assertThat(m.isNull("session_id")).isTrue());
    assertThat(models)
        .extracting(m -> m.getString("model_id"))
        .contains(session.child(Phase.TRAINING));
  }

  @Test
  void indicators_say_what_may_be_set() {
    Reply reply = api.get("/indicators");
    assertThat(reply.string("/data/0/name")).isEqualTo("rsi");
    assertThat(reply.number("/data/0/parameters/0/default_value")).isEqualTo(14);
  }

  @Test
  void a_backtest_of_the_model_is_that_of_the_session() {
    Alone alone = backtest("model_id", training.operation());
    String inSession = "/operations/" + session.child(Phase.BACKTESTING);
    assertThat(csv("/operations/" + alone.operation(), "trades"))
        .isEqualTo(csv(inSession, "trades"));
    assertThat(csv("/operations/" + alone.operation(), "equity"))
        .isEqualTo(csv(inSession, "equity"));
    assertThat(alone.results().at("/results/sharpe"))
        .isEqualTo(api.get(inSession + "/results").at("/results/sharpe"));
    assertThat(alone.results().json().getJsonObject("results").getBoolean("in_sample")).isFalse();
  }

  @Test
  void a_backtest_of_a_strategy_takes_its_newest_model() {
    Alone alone = backtest("strategy", Triggers.smallStrategy());
    assertThat(parameters(alone).getString("model_id")).startsWith("op_training_");
    assertThat(alone.view().getJsonObject("metadata").getString("symbol")).isEqualTo("SPX");
  }

  @Test
  void a_backtest_on_days_that_the_model_was_trained_on_says_so() {
    String body =
        Json.createObjectBuilder()
            .add("model_id", training.operation())
            .add("start_date", "2010-01-04")
            .add("end_date", "2019-12-31")
            .add("initial_capital", 5000)
            .build()
            .toString();
    Alone alone = Alone.backtest(api, body);
    alone.awaitEnd("completed");
    JsonObject results = alone.results().json().getJsonObject("results");
    assertThat(results.getBoolean("in_sample")).isTrue();
    assertThat(results.getJsonObject("period").getString("from")).startsWith("2010-01-04");
    assertThat(results.getJsonObject("period").getString("to")).startsWith("2019-12-31");
    assertThat(results.getInt("initial_capital_usd")).isEqualTo(5000);
  }

  @Test
  void a_crossing_under_the_peers_rules_gives_the_peers_figures() throws IOException {
    String policy = "{\"type\": \"sma_cross\", \"fast\": 10, \"slow\": 20, \"allow_short\": true}";
    agrees(peer("sp500_cross"), policy);
  }

  @Test
  void buy_and_hold_under_the_peers_rules_gives_the_peers_figures() throws IOException {
    agrees(peer("sp500_buyhold"), "{\"type\": \"buy_and_hold\"}");
  }

  private static void agrees(JsonObject peer, String policy) {
    Alone alone =
        Alone.backtest(
            api,
            """
            {"policy": %s, "symbol": "spx", "timeframe": "1d", "initial_capital": 100000,
             "commission": 0.001, "slippage": 0, "position_size": 1, "rules": "peer"}"""
                .formatted(policy));
    alone.awaitEnd("completed");
    JsonObject results = alone.results().json().getJsonObject("results");
    assertThat(results.getInt("trade_count")).isEqualTo(peer.getInt("trades"));
    same(results, "final_equity_usd", number(peer, "final_equity"));
    same(results, "commission_usd", number(peer, "commissions"));
    same(results, "total_return", number(peer, "return_pct") / 100);
    same(results, "max_drawdown", -number(peer, "max_drawdown_pct") / 100);
    same(results, "win_rate", number(peer, "win_rate_pct") / 100);
  }

  private static void same(JsonObject results, String name, double peer) {
    assertThat(number(results, name))
        .as(name)
        .isEqualTo(peer, Assertions.within(1e-8 * Math.abs(peer)));
  }

  private static double number(JsonObject object, String name) {
    return object.getJsonNumber(name).doubleValue();
  }

  private static JsonObject peer(String name) throws IOException {
    try (InputStream file = StandAloneWorkIT.class.getResourceAsStream("/peer/expected.json");
        JsonReader reader = Json.createReader(file)) {
      return reader.readObject().getJsonObject(name);
    }
  }

  private static Alone backtest(String field, String value) {
    Alone alone =
        Alone.backtest(api, Json.createObjectBuilder().add(field, value).build().toString());
    alone.awaitEnd("completed");
    return alone;
  }

  private static JsonObject parameters(Alone alone) {
    return alone.view().getJsonObject("metadata").getJsonObject("parameters");
  }

  private static String seeded(String strategy) {
    return Json.createObjectBuilder().add("strategy", strategy).add("seed", 7).build().toString();
  }

  private static String csv(String operation, String file) {
    Reply reply =
        api.send(api.request(Api.BASE + operation + "/" + file).header("Accept", "text/csv"));
    assertThat(reply.status()).isEqualTo(200);
    return reply.text();
  }
}
