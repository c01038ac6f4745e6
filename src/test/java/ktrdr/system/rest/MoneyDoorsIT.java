package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import ktrdr.system.Api;
import ktrdr.system.Description;
import ktrdr.system.OwnServer;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets, costs, models, prices and the ledger, with three calls that a session made. */
@Tag("money")
class MoneyDoorsIT {
  private static final Description description = Description.read();
  private static final String DAY = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
  private static final String PRICES =
      """
      models:
        - id: mine
          prices: {input: 0.1, output: 0.5}
          source: https://example.com/prices
          checked: 2026-11-30
      """;

  private static OwnServer server;
  private static Run session;
  private static Reply limitsAtFirst;
  private static Reply pricesAtFirst;
  private static String doctorAtFirst;

  /** Its first start had prices that can't be used, and was given limits. */
  @BeforeAll
  static void a_second_start_with_a_session_that_called_a_model() throws Exception {
    server = OwnServer.create();
    prices("models:\n  - id: mine\n");
    server.start();
    session = server.agent().start(Triggers.quick(3));
    session.awaitEnd();
    limitsAtFirst =
        put("{\"daily_limit_usd\": 5.25, \"total_limit_usd\": 200, \"reason\": \"ours\"}");
    put("{\"total_limit_usd\": null, \"reason\": \"rich\"}");
    pricesAtFirst = api().get("/agent/prices");
    doctorAtFirst = api().get("/doctor").text();
    server.stop();
    server.withDatabase(new LedgerRows(session.operation(), DAY)::insert);
    prices(PRICES);
    server.start();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void money_is_seen_to_the_last_digit_and_settled_by_a_person() {
    Reply before = same("GET", "/agent/budget", api().get("/agent/budget?session=" + number()));
    assertThat(usd(before, "/today_spend")).isEqualTo("0.05123456789012");
    assertThat(usd(before, "/reserved")).isEqualTo("0.4");
    assertThat(usd(before, "/session/held_usd")).isEqualTo("0.4");
    assertThat(usd(same("GET", "/agent/status", api().get("/agent/status")), "/budget/today_spend"))
        .isEqualTo("0.05123456789012");
    Reply first = same("GET", "/agent/ledger", api().get("/agent/ledger?limit=2"));
    assertThat(first.json().getJsonArray("entries")).hasSize(2);
    assertThat(first.number("/entries/0/id")).isEqualTo(3);
    Reply second =
        api().get("/agent/ledger?limit=2&page_token=" + first.string("/next_page_token"));
    assertThat(second.number("/entries/0/id")).isEqualTo(1);
    assertThat(second.number("/entries/0/session_id")).isEqualTo(session.session());
    assertThat(second.at("/next_page_token")).isEqualTo(JsonValue.NULL);
    costs();
    settles();
  }

  private static void costs() {
    Reply byModel = same("GET", "/agent/cost", api().get("/agent/cost?since=" + DAY));
    JsonObject mine = row(byModel, "mine");
    assertThat(mine.getJsonNumber("cost_usd").toString()).isEqualTo("0.07123456789012");
    assertThat(mine.getInt("input_tokens")).isEqualTo(1200);
    assertThat(row(byModel, "mystery").get("cost_usd")).isEqualTo(JsonValue.NULL);
    assertThat(byModel.at("/total/cost_usd")).isEqualTo(JsonValue.NULL);
    assertThat(usd(byModel, "/total/known_cost_usd")).isEqualTo("0.07123456789012");
    for (String by : List.of("day", "phase", "session")) {
      Reply sums = same("GET", "/agent/cost", api().get("/agent/cost?by=" + by));
      assertThat(sums.json().getJsonArray("costs")).as(by).hasSize(1);
    }
    assertThat(api().get("/agent/cost?since=2999-01-01").json().getJsonArray("costs")).isEmpty();
  }

  private static void settles() {
    String path = "/agent/ledger/{id}/settle";
    Reply waiting = api().get("/agent/ledger?waiting=true&session=" + number());
    assertThat(waiting.json().getJsonArray("entries")).hasSize(1);
    String settle = path.replace("{id}", waiting.at("/entries/0/id").toString());
    assertThat(same("POST", path, api().post(settle, "{\"cost_usd\": 1}")).status()).isEqualTo(422);
    String body = "{\"cost_usd\": 0.0123, \"reason\": \"the provider's bill\"}";
    Reply settled = same("POST", path, api().post(settle, body));
    assertThat(settled.string("/entry/state")).isEqualTo("settled");
    assertThat(settled.string("/entry/reviewed_reason")).isEqualTo("the provider's bill");
    Reply again = same("POST", path, api().post(settle, body));
    assertThat(again.string("/code")).isEqualTo("nothing_to_settle");
    Reply none = same("POST", path, api().post("/agent/ledger/999/settle", body));
    assertThat(none.string("/code")).isEqualTo("ledger_entry_not_found");
    Reply after = api().get("/agent/budget");
    assertThat(usd(after, "/today_spend")).isEqualTo("0.06353456789012");
    assertThat(usd(after, "/reserved")).isEqualTo("0");
    assertThat(metric("ktrdr_cost_usd_total{", "model=\"mine\"")).isEqualTo("0.0123");
  }

  @Test
  void limits_survive_a_restart_with_their_reason() {
    assertThat(usd(same("PUT", "/agent/budget", limitsAtFirst), "/day/limit_usd"))
        .isEqualTo("5.25");
    Reply budget = api().get("/agent/budget");
    assertThat(usd(budget, "/daily_limit")).isEqualTo("5.25");
    assertThat(budget.at("/total/limit_usd")).isEqualTo(JsonValue.NULL);
    assertThat(budget.string("/changes/0/reason")).isEqualTo("rich");
    assertThat(metric("ktrdr_budget_remaining_usd{", "budget=\"total\"")).isEqualTo("+Inf");
  }

  @Test
  void bad_prices_stop_nothing_but_calls() {
    Reply prices = same("GET", "/agent/prices", pricesAtFirst);
    assertThat(prices.status()).isEqualTo(409);
    assertThat(prices.string("/code")).isEqualTo("unusable_prices");
    assertThat(prices.json().getJsonArray("errors")).hasSize(3);
    assertThat(doctorAtFirst).contains("no language model is called");
    assertThat(session.tree().getString("status")).isEqualTo("completed");
  }

  @Test
  void models_and_prices_are_told_with_those_of_the_home() {
    Reply models = same("GET", "/agent/models", api().get("/agent/models"));
    assertThat(models.string("/default_model")).isEqualTo("builtin");
    assertThat(models.string("/models/0/model")).isEqualTo("builtin");
    Reply prices = same("GET", "/agent/prices", api().get("/agent/prices"));
    assertThat(prices.json().getJsonArray("prices").getValuesAs(JsonObject.class))
        .filteredOn(row -> row.getBoolean("own"))
        .extracting(row -> row.getString("model"))
        .containsExactly("mine");
  }

  @ParameterizedTest
  @CsvSource({
    "gen_ai_client_token_usage_count{,gen_ai_token_type=\"input\"",
    "gen_ai_client_token_usage_count{,gen_ai_token_type=\"output\"",
    "gen_ai_client_operation_duration_seconds_count{,gen_ai_request_model=\"builtin\"",
    "ktrdr_cost_usd_total{,model=\"builtin\""
  })
  void the_built_in_agent_costs_nothing_and_is_measured_from_the_start(String series, String tag) {
    assertThat(metric(series, tag)).isIn("0", "0.0");
  }

  @Test
  void a_list_of_prices_is_checked_without_a_change() {
    String path = "/agent/prices/check";
    Reply good = same("POST", path, api().post(path, document(PRICES)));
    assertThat(good.string("/prices/0/model")).isEqualTo("mine");
    assertThat(usd(good, "/prices/0/tiers/0/input_usd")).isEqualTo("0.1");
    Reply bad = same("POST", path, api().post(path, document("models:\\n  - id: x\\n")));
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.string("/code")).isEqualTo("invalid_prices");
    assertThat(same("POST", path, api().post(path, "{}")).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"daily_limit_usd": 5}                                | /reason
          {"daily_limit_usd": -1, "reason": "x"}                | /daily_limit_usd
          {"daily_limit_usd": "5", "reason": "x"}               | /daily_limit_usd
          {"daily_limit_usd": 1, "limit": 5, "reason": "x"}     | /limit
          {"session_limit_usd": 1, "reason": "x"}               | /session_limit_usd
          """)
  void a_bad_limit_changes_nothing_and_is_told_with_its_pointer(String body, String pointer) {
    Reply reply = same("PUT", "/agent/budget", put(body));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.string("/errors/0/pointer")).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource({
    "/agent/cost?by=week,400",
    "/agent/cost?since=yesterday,400",
    "/agent/budget?session=x,400",
    "/agent/budget?session=999999,404",
    "/agent/ledger?session=999999,404",
    "/agent/ledger?page_token=c2Vzc2lvbiA3,400",
    "/agent/ledger?limit=0,400",
    "/agent/models?x=1,400"
  })
  void a_bad_question_is_refused(String place, int status) {
    assertThat(api().get(place).status()).as(place).isEqualTo(status);
  }

  private static void prices(String text) throws IOException {
    Files.writeString(server.home().resolve("prices.yaml"), text);
  }

  private static Api api() {
    return server.api();
  }

  private static Reply put(String body) {
    return api().put("/agent/budget", body);
  }

  private static String number() {
    return Long.toString(session.session());
  }

  private static String document(String yaml) {
    return "{\"document\": \"" + yaml.replace("\n", "\\n") + "\"}";
  }

  private static String usd(Reply reply, String pointer) {
    return ((JsonNumber) reply.at(pointer)).bigDecimalValue().toPlainString();
  }

  private static JsonObject row(Reply costs, String key) {
    return costs.json().getJsonArray("costs").getValuesAs(JsonObject.class).stream()
        .filter(row -> row.getString("key").equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String metric(String series, String tag) {
    String text = api().send(api().request("/metrics")).text();
    return text.lines()
        .filter(line -> line.startsWith(series) && line.contains(tag))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series + tag + " in\n" + text));
  }

  private static Reply same(String method, String path, Reply reply) {
    assertThat(description.differences(method, path, reply)).as(reply.text()).isEmpty();
    return reply;
  }
}
