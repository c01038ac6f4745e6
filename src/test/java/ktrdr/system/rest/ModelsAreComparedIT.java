package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.system.Await;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same sessions with several models: what each found, and what it cost. */
@Tag("money")
class ModelsAreComparedIT {
  private static final ScriptedModel OPUS = ScriptedModel.ANTHROPIC;
  private static final String SMALL =
      "\"candidates\": 4, \"resamples\": 200, \"evaluation\": \"holdout\", \"surrogates\": 0,"
          + " \"bypass_gates\": true}";

  private static ScriptedProvider provider;
  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    provider = new ScriptedProvider();
    server =
        OwnServer.create(
            ServerDatabase.chosen(),
            Map.of(
                "KTRDR_LLM_ANTHROPIC_API_KEY",
                "sk-ant-of-the-test",
                "KTRDR_LLM_ANTHROPIC_BASE_URL",
                provider.base().toString()));
    server.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    provider.close();
  }

  @AfterEach
  void idle() {
    server.agent().makeIdle();
  }

  @Test
  void the_figures_of_each_model_are_those_that_its_sessions_say_themselves() {
    OPUS.replies("the first").forEach(provider::add);
    OPUS.replies("the second").forEach(provider::add);
    Cli.Ran ran =
        server
            .cli()
            .run(
                "agent",
                "compare",
                "--models",
                "builtin,random,opus",
                "--sessions",
                "2",
                "--brief",
                "buy pullbacks",
                "--seed",
                "5",
                "--candidates",
                "8",
                "--resamples",
                "200",
                "--surrogates",
                "0",
                "--evaluation",
                "holdout",
                "--bypass-gates",
                "-o",
                "json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("6 of 6 ended: session ");
    JsonObject comparison = json(ran.out());
    assertThat(comparison.getString("status")).isEqualTo("ended");
    assertThat(strings(comparison.getJsonArray("models")))
        .containsExactly("builtin", "random", OPUS.full());
    for (JsonObject result : objects(comparison, "results")) {
      List<JsonObject> own = views(comparison, s -> s.get("model").equals(result.get("model")));
      assertThat(own).extracting(view -> view.getInt("seed")).containsExactly(5, 6);
      ComparedFigures.areThoseOf(result, own);
    }
    List<JsonObject> results = objects(comparison, "results");
    assertThat(results).anyMatch(r -> r.getInt("sharpe_count") > 0);
    assertThat(results).extracting(r -> r.getInt("invalid_proposals")).containsExactly(0, 0, 2);
    Count counted = OPUS.counted().times(2);
    assertThat(results.get(2).getInt("total_tokens"))
        .isEqualTo((int) (counted.input() + counted.output()));
    assertThat(results.get(2).getJsonNumber("cost_usd").bigDecimalValue())
        .isEqualByComparingTo(counted.usd());
    assertThat(budget(comparison).getJsonNumber("spent_usd").bigDecimalValue())
        .isEqualByComparingTo(counted.usd());
    randomTookTheFirst(comparison);
  }

  /** Of the candidates that the built-in agent trained with the same seed; it trained none. */
  private static void randomTookTheFirst(JsonObject comparison) {
    JsonObject builtin = views(comparison, s -> s.getString("model").equals("builtin")).get(0);
    JsonObject random = views(comparison, s -> s.getString("model").equals("random")).get(0);
    assertThat(candidates(random).get(0).get("description"))
        .isEqualTo(candidates(builtin).get(0).get("description"));
    assertThat(candidates(random)).allMatch(c -> c.isNull("accuracy"));
    assertThat(candidates(builtin)).anyMatch(c -> !c.isNull("accuracy"));
  }

  private static List<JsonObject> candidates(JsonObject view) {
    return objects(view.getJsonObject("results").getJsonObject("design"), "candidates");
  }

  @Test
  void a_server_that_dies_in_the_middle_loses_no_session_and_no_figure() {
    String place = compare("{\"models\": [\"builtin\", \"random\"], \"sessions\": 2, " + SMALL);
    JsonObject before =
        Await.until("a session has ended", () -> get(place), c -> c.getInt("ended") > 0);
    server.kill();
    server.start();
    JsonObject after = ended(place);
    assertThat(after.getInt("ended")).isEqualTo(4);
    assertThat(objects(after, "sessions"))
        .extracting(s -> s.getInt("session_id"))
        .isEqualTo(objects(before, "sessions").stream().map(s -> s.getInt("session_id")).toList());
    assertThat(objects(after, "results")).allMatch(r -> r.getInt("failed") == 0);
    JsonObject listed = objects(get("/agent/compare?limit=1"), "comparisons").get(0);
    assertThat(listed.get("comparison_id")).isEqualTo(after.get("comparison_id"));
  }

  @Test
  void a_cancel_of_a_comparison_reaches_all_its_sessions() {
    String place = compare("{\"models\": [\"builtin\", \"random\"], \"candidates\": 100000}");
    Await.until(
        "a session works", () -> server.agent().status(), s -> s.toString().contains("designing"));
    Reply cancelled = server.api().delete(place + "?wait=PT20S", "{\"reason\": \"enough\"}");
    assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
    assertThat(cancelled.json().getJsonArray("sessions_cancelled")).hasSize(6);
    JsonObject after = get(place);
    assertThat(after.getString("status")).isEqualTo("ended");
    assertThat(objects(after, "results")).allMatch(r -> r.getInt("cancelled") == 3);
    assertThat(server.agent().isIdle()).isTrue();
    String id = after.get("comparison_id").toString();
    assertThat(server.cli().run("agent", "comparison", id, "-f").exit()).isEqualTo(7);
    Reply again = server.api().delete(place);
    assertThat(again.json().getBoolean("effective")).isFalse();
  }

  @Test
  void at_the_limit_of_the_comparison_its_sessions_wait_until_it_is_raised() {
    String place =
        compare(
            "{\"models\": [\"random\", \"opus\"], \"sessions\": 1, \"budget_usd\": 0.0001, "
                + SMALL);
    JsonObject waiting =
        Await.until(
            "it waits for money", () -> get(place), c -> c.getInt("waiting_for_budget") == 1);
    String id = waiting.get("comparison_id").toString();
    Cli.Ran held =
        Await.until(
            "nothing else works",
            () -> server.cli().run("agent", "comparison", id, "-f"),
            ran -> ran.exit() == 3);
    assertThat(held.err()).contains("--comparison-limit");
    OPUS.replies("the rich").forEach(provider::add);
    Cli.Ran raised =
        server
            .cli()
            .run(
                "agent",
                "budget",
                "set",
                "--comparison",
                id,
                "--comparison-limit",
                "1",
                "-r",
                "worth it");
    assertThat(raised.out()).contains("comparison");
    assertThat(objects(ended(place), "results"))
        .allMatch(r -> r.getInt("ended") == 1 && r.getInt("failed") == 0);
  }

  @Test
  void random_is_a_model_of_a_single_session_too() {
    Run run = server.agent().start("{\"model\": \"random\", \"seed\": 3, " + SMALL);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    JsonObject view = run.view();
    assertThat(view.getString("model")).isEqualTo("random");
    assertThat(view.getJsonObject("results").getJsonObject("design").getString("source"))
        .isEqualTo("random");
    assertThat(server.cli().run("agent", "models", "-o", "name").out()).contains("\nrandom\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                       | must name at least two models",
        "{\"models\": [\"builtin\"]}                              | must name at least two models",
        "{\"models\": [\"opus\", \"anthropic/claude-opus-5-5\"]}  | name one model twice",
        "{\"models\": [\"builtin\", \"gpt-99\"]}                  | There is no model",
        "{\"models\": [\"builtin\", \"gpt-6-sol\"]}                     | There is no key for openai",
        "{\"models\": [\"builtin\", \"random\"], \"sessions\": 101} | are more than 200 in all",
        "{\"models\": [\"builtin\", \"random\"], \"symbol\": \"NIX\"} | NIX",
        "{\"models\": [\"builtin\", \"random\"], \"brief\": \"x\"} | unknown field",
        "{\"models\": [\"builtin\", \"random\"], \"briefs\": [\"x\", \"x\"]} | different strings"
      })
  void what_can_not_be_run_is_refused_before_anything_starts(String body, String why) {
    long before = server.api().get("/agent/sessions").number("/total");
    String newest = get("/agent/compare?limit=1").toString();
    Reply refused = server.api().post("/agent/compare", body);
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.text()).contains(why);
    assertThat(server.api().get("/agent/sessions").number("/total")).isEqualTo(before);
    assertThat(get("/agent/compare?limit=1").toString()).isEqualTo(newest);
  }

  @Test
  void random_does_not_explain_and_what_is_not_there_is_not_found() {
    Reply refused = server.api().post("/agent/trigger", "{\"assess_model\": \"random\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("/assess_model", "only designs");
    assertThat(server.api().get("/agent/compare/4711").status()).isEqualTo(404);
    assertThat(server.api().get("/agent/compare/x").text()).contains("comparison_not_found");
    assertThat(server.api().get("/agent/budget?comparison=4711").status()).isEqualTo(404);
  }

  /** Starts one and returns where it is. */
  private static String compare(String body) {
    Reply reply = server.api().post("/agent/compare", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    String place = "/agent/compare/" + reply.number("/comparison_id");
    assertThat(reply.header("Location")).endsWith(place);
    return place;
  }

  private static JsonObject ended(String place) {
    return Await.until(
        "the comparison has ended", () -> get(place), c -> c.getString("status").equals("ended"));
  }

  private static JsonObject get(String path) {
    return server.api().get(path).json();
  }

  private static JsonObject budget(JsonObject comparison) {
    String id = comparison.get("comparison_id").toString();
    JsonObject budget = get("/agent/budget?comparison=" + id).getJsonObject("comparison");
    assertThat(budget).isEqualTo(comparison.getJsonObject("budget"));
    return budget;
  }

  /** What the sessions of a comparison say of themselves. */
  private static List<JsonObject> views(JsonObject comparison, Predicate<JsonObject> which) {
    return objects(comparison, "sessions").stream()
        .filter(which)
        .map(session -> get("/agent/sessions/" + session.get("session_id")))
        .toList();
  }

  private static List<JsonObject> objects(JsonObject of, String name) {
    return of.getJsonArray(name).getValuesAs(JsonObject.class);
  }

  private static List<String> strings(JsonArray array) {
    return array.getValuesAs(jakarta.json.JsonString::getString);
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
