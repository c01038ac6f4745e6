package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.system.Await;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions whose strategy a language model designs, and whose verdict it explains. */
@Tag("money")
class ModelsDesignAndExplainIT {
  private static final String KEY = "sk-ant-secret-of-the-test-0123456789";
  private static final String OPUS = "anthropic/claude-opus-5-5";
  private static final String SOL = "openai/gpt-6-sol";
  private static final String GOOD = ModelReplies.design(Triggers.smallStrategy());
  private static final String BAD = ModelReplies.design("version: 3\nname: half\n");
  private static final String TEXT = ModelReplies.assessment("It does not beat the market.");

  private static ScriptedProvider anthropic;
  private static ScriptedProvider openai;
  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    anthropic = new ScriptedProvider();
    openai = new ScriptedProvider();
    server =
        OwnServer.create(
            ServerDatabase.chosen(),
            Map.of(
                "KTRDR_LLM_ANTHROPIC_API_KEY",
                KEY,
                "KTRDR_LLM_ANTHROPIC_BASE_URL",
                anthropic.base().toString(),
                "KTRDR_LLM_OPENAI_API_KEY",
                KEY,
                "KTRDR_LLM_OPENAI_BASE_URL",
                openai.base() + "/v1"));
    server.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    anthropic.close();
    openai.close();
  }

  @AfterEach
  void idle() {
    server.agent().makeIdle();
  }

  @Test
  void a_whole_session_by_anthropic_costs_what_its_provider_counted() {
    int before = anthropic.seen().size();
    Run run = recorded();
    JsonObject tree = run.tree();

    assertThat(Count.tokens(tree, Phase.DESIGNING)).containsExactly(6_500L, 900L);
    assertThat(Count.tokens(tree, Phase.ASSESSING)).containsExactly(900L, 100L);
    assertThat(Count.tokens(tree)).containsExactly(7_400L, 1_000L);
    // 7,400 at 4 dollars a million, 1,000 at 20
    assertThat(tree.getJsonObject("tokens").getJsonNumber("cost_usd").bigDecimalValue())
        .isEqualByComparingTo("0.0496");
    JsonObject session = run.view();
    assertThat(session.getJsonArray("tool_calls").getValuesAs(JsonObject.class))
        .extracting(
            call -> call.getInt("turn"),
            call -> call.getString("tool_name"),
            call -> call.getString("result"),
            call -> call.getInt("input_tokens", 0))
        .containsExactly(
            tuple(1, "validate_strategy", "failure", 3_000),
            tuple(2, "validate_strategy", "success", 3_500),
            tuple(2, "save_strategy", "success", 0),
            tuple(1, "check_explanation", "success", 900));
    JsonObject explanation = session.getJsonObject("assessment").getJsonObject("explanation");
    assertThat(explanation.getString("source")).isEqualTo(OPUS);
    assertThat(explanation.getString("summary")).isEqualTo("It does not beat the market.");

    List<ScriptedProvider.Seen> asked = anthropic.seen().subList(before, anthropic.seen().size());
    assertThat(asked).hasSize(3);
    assertThat(asked.get(1).body()).as("all errors go back").contains("Your reply can't be used");
    assertThat(asked).allMatch(seen -> !seen.body().contains("SPX"));
    assertThat(SecretFiles.in(server.home(), KEY)).isEmpty();
  }

  @Test
  void the_next_designer_is_told_what_was_tried_and_how_its_claim_was_settled() {
    anthropic.add(ModelReplies.anthropic(GOOD, 2_000, 500));
    anthropic.add(ModelReplies.anthropic(TEXT, 900, 100));
    Run first = start(OPUS);
    first.awaitEnd();
    List<JsonObject> claims = claimsOf(first);
    assertThat(claims)
        .extracting(claim -> claim.getString("text"))
        .contains("Pullbacks in an uptrend are bought.");
    assertThat(claims)
        .filteredOn(claim -> claim.getString("phase").equals("design"))
        .allMatch(claim -> !claim.getString("status").equals("untested"));

    int before = anthropic.seen().size();
    anthropic.add(ModelReplies.anthropic(GOOD, 2_000, 500));
    anthropic.add(ModelReplies.anthropic(TEXT, 900, 100));
    start(OPUS).awaitEnd();
    assertThat(anthropic.seen().get(before).body())
        .contains("tried rsi", "no figures yet")
        .doesNotContain("SPX");
  }

  private static List<JsonObject> claimsOf(Run run) {
    return server.api().get("/agent/hypotheses").json().getJsonArray("hypotheses").stream()
        .map(value -> value.asJsonObject())
        .filter(claim -> claim.getJsonNumber("session_id").longValue() == run.session())
        .toList();
  }

  @Test
  void a_whole_session_by_openai_reads_its_own_way_of_counting() {
    openai.add(ModelReplies.openai(GOOD, 4_212, 3_000, 931));
    openai.add(ModelReplies.openai(TEXT, 1_000, 0, 100));
    Run run = start(SOL);
    JsonObject tree = run.awaitEnd();

    assertThat(tree.getString("status")).as(tree.toString()).isEqualTo("completed");
    assertThat(Count.tokens(tree, Phase.DESIGNING)).containsExactly(4_212L, 931L);
    // 1,212 at 2, 3,000 at 0.20, 931 at 10 dollars a million
    assertThat(
            Run.find(tree, Phase.DESIGNING)
                .orElseThrow()
                .getJsonObject("tokens")
                .getJsonNumber("cost_usd")
                .bigDecimalValue())
        .isEqualByComparingTo("0.012334");
  }

  @Test
  void a_cancel_in_mid_stream_hangs_up_and_keeps_what_was_told() {
    anthropic.add(ModelReplies.anthropicBegins("{\"strategy_yaml\": \"ver", 3_000));
    anthropic.forget();
    Run run = start(OPUS);
    anthropic.awaitRequest();
    server.api().delete("/agent/sessions/" + run.session());
    anthropic.awaitDisconnect();
    JsonObject tree = run.awaitEnd();

    assertThat(tree.getString("status")).isEqualTo("cancelled");
    assertThat(Count.tokens(tree).get(0)).isEqualTo(3_000);
  }

  @Test
  void a_paused_conversation_goes_on_without_asking_again_what_was_answered() {
    anthropic.add(ModelReplies.anthropic(BAD, 3_000, 400));
    anthropic.add(ModelReplies.anthropicBegins("{", 3_500));
    anthropic.forget();
    Run run = start(OPUS);
    anthropic.awaitRequest();
    anthropic.awaitRequest();
    server.api().post("/operations/" + run.operation() + "/pause", "{}");
    Await.until("a pause", run::tree, tree -> tree.getString("status").equals("paused"));
    int before = anthropic.seen().size();
    anthropic.add(ModelReplies.anthropic(GOOD, 3_500, 500));
    anthropic.add(ModelReplies.anthropic(TEXT, 900, 100));
    server.api().post("/operations/" + run.operation() + "/resume", "{}");

    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(anthropic.seen()).as("turn 2 again, and the assessment").hasSize(before + 2);
    assertThat(anthropic.seen().get(before).body()).contains("Your reply can't be used");
  }

  @Test
  void a_session_at_its_cap_waits_and_goes_on_when_the_cap_is_raised() {
    budget("0", "nothing today");
    Run run = start(OPUS);
    Await.until("a pause", run::tree, tree -> tree.getString("status").equals("paused"));
    Cli.Ran follow = server.cli().run("follow", run.operation());
    assertThat(follow.exit()).as(follow.err()).isEqualTo(3);
    assertThat(follow.err()).contains("ktrdr agent budget set --daily USD");
    JsonObject wait = run.view().getJsonObject("waits_for_budget");
    assertThat(wait.getString("budget")).startsWith("day:");
    String sentence = wait.getString("sentence");
    assertThat(sentence).matches("It waits for \\$0\\.\\d{4} in the budget of the day");
    assertThat(server.cli().run("operations", "explain", run.operation()).out())
        .contains("Waits for $");
    assertThat(server.cli().run("agent", "session", "" + run.session()).out()).contains(sentence);
    anthropic.add(ModelReplies.anthropic(GOOD, 3_500, 500));
    anthropic.add(ModelReplies.anthropic(TEXT, 900, 100));
    budget("20", "go on");

    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
  }

  @Test
  void an_explanation_that_no_model_gives_is_the_built_in_one_and_says_why() {
    anthropic.add(ModelReplies.anthropic(GOOD, 3_500, 500));
    anthropic.add(line -> line.answer(401, "", "{\"error\":{\"message\":\"no\"}}"));
    Run run = start(OPUS);

    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    JsonObject explanation = run.view().getJsonObject("assessment").getJsonObject("explanation");
    assertThat(explanation.getString("source")).isEqualTo("builtin");
    assertThat(explanation.getString("fallback")).isNotEmpty();
  }

  @Test
  void a_server_that_dies_during_a_call_leaves_the_decision_to_a_person() throws SQLException {
    Run recorded = recorded();
    anthropic.add(ModelReplies.anthropic(BAD, 3_000, 400));
    anthropic.add(ModelReplies.anthropicBegins("{", 3_500));
    anthropic.forget();
    Run run = start(OPUS);
    anthropic.awaitRequest();
    anthropic.awaitRequest();
    server.kill();
    server.withDatabase(c -> RecordedReplies.change(c, recorded, 1, "name: half", "name: hall"));
    int before = anthropic.seen().size();
    server.start();
    JsonObject tree = run.awaitEnd();
    assertThat(tree.getString("status")).isEqualTo("failed");
    assertThat(run.view().getString("outcome")).isEqualTo("failed_interrupted");
    assertThat(tree.toString()).contains("It may have been billed");

    anthropic.add(ModelReplies.anthropic(GOOD, 3_500, 500));
    anthropic.add(ModelReplies.anthropic(TEXT, 900, 100));
    server.api().post("/operations/" + run.operation() + "/resume", "{}");
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(anthropic.seen()).as("turn 1 is not bought again").hasSize(before + 2);
    Run replay = Following.start(server.api(), recorded, "replay", "{}");
    assertThat(replay.awaitEnd().toString())
        .contains("The replay diverged at turn 2: from character ", "half", "hall");
    assertThat(replay.view().getString("outcome")).isEqualTo("failed_design");
    assertThat(anthropic.seen()).as("nobody is asked").hasSize(before + 2);
  }

  private static Run recorded() {
    anthropic.add(ModelReplies.anthropic(BAD, 3_000, 400));
    anthropic.add(ModelReplies.anthropic(GOOD, 3_500, 500));
    anthropic.add(ModelReplies.anthropic(TEXT, 900, 100));
    Run run = start(OPUS);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    return run;
  }

  @Test
  void a_model_without_a_key_or_a_price_is_refused_before_anything_starts() {
    assertThat(refusal("openai/gpt-99")).contains("unpriced_model");
    assertThat(refusal("anthropic/claude-sonnet-4-20250514")).contains("model_retired");
    assertThat(refusal("gpt-99")).contains("There is no model");
  }

  private static String refusal(String model) {
    var reply = server.api().post("/agent/trigger", trigger(model));
    assertThat(reply.status()).isIn(400, 409, 422);
    return reply.text();
  }

  private static Run start(String model) {
    return server.agent().start(trigger(model));
  }

  private static String trigger(String model) {
    return Json.createObjectBuilder()
        .add("model", model)
        .add("brief", "buy pullbacks")
        .add("resamples", 200)
        .add("evaluation", "holdout")
        .add("surrogates", 0)
        .add("seed", 1)
        .add("bypass_gates", true)
        .build()
        .toString();
  }

  private static void budget(String daily, String reason) {
    String body = "{\"daily_limit_usd\":" + daily + ",\"reason\":\"" + reason + "\"}";
    var reply = server.api().put("/agent/budget", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }
}
