package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.system.Alone;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that follow from sessions: replays, reruns and forks. */
class ReplaysAndForksIT {
  private static final String OPUS = "anthropic/claude-opus-5-5";
  private static final String TEXT = ModelReplies.assessment("It does not beat the market.");

  private static ScriptedProvider provider;
  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    provider = new ScriptedProvider();
    server =
        OwnServer.create(
            ServerDatabase.chosen(),
            Map.of(
                "KTRDR_BUDGET_AT_CAP",
                "end",
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

  @ParameterizedTest
  @EnumSource(RecordedSession.class)
  void a_replay_finds_the_same_asks_nobody_and_spends_nothing(RecordedSession session) {
    Run recorded = recorded(session);
    assertThat(turns(recorded)).isEqualTo(session.turns());
    assertThat(fallback(recorded)).isEqualTo(session.fallsBack());
    int asked = provider.seen().size();
    String spent = spent();
    Run replay = Following.start(server.api(), recorded, "replay", "{}");
    JsonObject tree = replay.awaitEnd();

    assertThat(tree.getString("status")).as(tree.toString()).isEqualTo("completed");
    assertThat(provider.seen()).hasSize(asked);
    assertThat(spent()).isEqualTo(spent);
    assertThat(tree.getJsonObject("tokens").getInt("total_tokens")).isZero();
    JsonObject view = replay.view();
    assertThat(view.getJsonNumber("replay_of").longValue()).isEqualTo(recorded.session());
    assertThat(view.getJsonNumber("cost_usd").doubleValue()).isZero();
    JsonObject comparison = view.getJsonObject("assessment").getJsonObject("comparison");
    assertThat(comparison.getBoolean("equal")).as(comparison.toString()).isTrue();
    assertThat(words(comparison, "same"))
        .containsExactly("strategy", "weights", "trades", "figures");
    assertThat(turns(replay)).isEqualTo(session.turns());
    assertThat(fallback(replay)).isEqualTo(session.fallsBack());
    assertThat(rememberedBy(replay)).isZero();
    assertThat(rememberedBy(recorded)).isEqualTo(1);
  }

  @Test
  void a_rerun_says_by_its_exit_that_it_found_the_same() {
    Run recorded = recorded(RecordedSession.ERRORS_BACK_TWICE);
    Cli.Ran rerun = server.cli().run("agent", "rerun", "" + recorded.session(), "-f");
    assertThat(rerun.exit()).as(rerun.err()).isZero();
    assertThat(rerun.err())
        .contains("It found the same strategy, weights, trades and figures as session");
    assertThat(rerun.out()).contains("a rerun of session " + recorded.session());
    Cli.Ran compared = server.cli().run("agent", "compare", "" + recorded.session(), "-o", "csv");
    assertThat(compared.out()).contains(OPUS, ",11800,0.0696,");
  }

  @Test
  void a_rerun_that_differs_says_what_differs_and_why_and_exits_with_1() throws IOException {
    load(2_000);
    String strategy = Triggers.smallStrategy().replace("symbol: SPX", "symbol: ITAGAIN");
    Run first = server.agent().start(Triggers.given(strategy, 200));
    assertThat(first.awaitEnd().getString("status")).isEqualTo("completed");
    JsonObject platform = first.view().getJsonObject("results").getJsonObject("training");
    assertThat(platform.getJsonObject("platform").getString("libtorch")).isNotEmpty();
    load(1_500);
    Cli.Ran rerun = server.cli().run("agent", "rerun", "" + first.session(), "-f");

    assertThat(rerun.exit()).isEqualTo(1);
    assertThat(rerun.err())
        .contains("weights", "differ from session " + first.session())
        .contains("The bars are no longer the same.");
  }

  /** The first bars of the S&P 500. */
  private static void load(int count) throws IOException {
    StringBuilder csv = new StringBuilder("start,open,high,low,close,volume\n");
    var bars = server.api().get("/data/SPX/1d?limit=" + count).json().getJsonArray("data");
    for (JsonObject bar : bars.getValuesAs(JsonObject.class)) {
      csv.append(bar.getString("time"));
      for (String column : List.of("open", "high", "low", "close", "volume")) {
        csv.append(',').append(bar.getJsonNumber(column));
      }
      csv.append('\n');
    }
    Path folder = Files.createDirectories(server.home().resolve("import"));
    Files.writeString(folder.resolve("again.csv"), csv);
    var reply =
        server
            .api()
            .post(
                "/data/load",
                "{\"symbol\":\"ITAGAIN\",\"timeframe\":\"1d\",\"file\":\"again.csv\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    new Alone(server.api(), reply.string("/operation_id")).awaitEnd("completed");
  }

  @Test
  void a_session_of_the_built_in_agent_is_replayed_too_and_neither_it_nor_a_rerun_is_a_trial() {
    Run first = server.agent().start(Triggers.quick(7));
    first.awaitEnd();
    for (String how : List.of("replay", "rerun")) {
      Run again = Following.start(server.api(), first, how, "{}");
      assertThat(again.awaitEnd().getString("status")).isEqualTo("completed");
      JsonObject comparison = again.view().getJsonObject("assessment").getJsonObject("comparison");
      assertThat(comparison.getBoolean("equal")).as(comparison.toString()).isTrue();
      assertThat(trials(again)).isEqualTo(trials(first));
    }
    // With another seed, because an identical run would be the same trial.
    Run next = server.agent().start(Triggers.quick(8));
    next.awaitEnd();
    assertThat(trials(next)).as("the first and this one").isEqualTo(trials(first) + 1);
  }

  private static int trials(Run run) {
    return run.view().getJsonObject("assessment").getJsonObject("statistics").getInt("trials");
  }

  @Test
  void a_fork_is_assessed_anew_and_takes_over_what_was_found() {
    Run recorded = recorded(RecordedSession.VALID_AT_ONCE);
    provider.add(ModelReplies.anthropic(TEXT, 1_000, 50));
    Run fork =
        Following.start(
            server.api(), recorded, "fork", "{\"from\":\"assessment\",\"assess_model\":\"opus\"}");
    JsonObject tree = fork.awaitEnd();

    assertThat(tree.getString("status")).as(tree.toString()).isEqualTo("completed");
    assertThat(Run.children(tree)).hasSize(1);
    assertThat(tree.getJsonObject("tokens").getInt("input_tokens")).isEqualTo(1_000);
    JsonObject view = fork.view();
    JsonObject before = recorded.view();
    assertThat(view.getJsonNumber("forked_from").longValue()).isEqualTo(recorded.session());
    assertThat(view.getString("outcome")).isEqualTo(before.getString("outcome"));
    assertThat(view.getJsonObject("results").get("backtesting"))
        .isEqualTo(before.getJsonObject("results").get("backtesting"));
    assertThat(view.getJsonObject("assessment").get("statistics"))
        .isEqualTo(before.getJsonObject("assessment").get("statistics"));
  }

  @Test
  void at_the_cap_a_session_ends_where_the_setting_says_so() {
    budget("0");
    Run run = server.agent().start("{\"model\":\"" + OPUS + "\"}");
    JsonObject tree = run.awaitEnd();
    budget("20");

    assertThat(tree.getString("status")).isEqualTo("failed");
    assertThat(run.view().getString("outcome")).isEqualTo("budget_exceeded");
    assertThat(run.view().getString("error_message")).contains("the budget of the day has $0.0000");
    assertThat(server.cli().run("follow", run.operation()).exit()).isEqualTo(3);
  }

  private static void budget(String daily) {
    String body = "{\"daily_limit_usd\":" + daily + ",\"reason\":\"a test\"}";
    assertThat(server.api().put("/agent/budget", body).status()).isEqualTo(200);
  }

  @Test
  void what_can_not_follow_is_refused_with_a_sentence() {
    assertThat(server.api().post("/agent/sessions/4711/replay", "{}").status()).isEqualTo(404);
    assertThat(server.api().post("/agent/sessions/x/rerun", "{}").status()).isEqualTo(404);
    assertThat(server.api().get("/agent/sessions/compare?ids=a").status()).isEqualTo(400);
    assertThat(server.api().get("/agent/sessions/compare?ids=4711").status()).isEqualTo(404);
    Run running = server.agent().startIn(Phase.TRAINING);
    var early = server.api().post("/agent/sessions/" + running.session() + "/rerun", "{}");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.text()).contains("session_not_ended", "ktrdr follow");
    String fork = "/agent/sessions/" + running.session() + "/fork";
    assertThat(server.api().post(fork, "{\"from\":\"assessment\"}").status()).isEqualTo(422);
    var unknown = server.api().post(fork, "{\"from\":\"assessment\",\"assess_model\":\"gpt-99\"}");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text()).contains("/assess_model", "There is no model");
  }

  private static Run recorded(RecordedSession session) {
    session.replies().forEach(provider::add);
    String trigger =
        Json.createObjectBuilder()
            .add("model", OPUS)
            .add("brief", "buy pullbacks")
            .add("resamples", 200)
            .add("evaluation", "holdout")
            .add("surrogates", 0)
            .add("bypass_gates", true)
            .build()
            .toString();
    Run run = server.agent().start(trigger);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    return run;
  }

  /** How many turns it had, in design and assessment. */
  private static long turns(Run run) {
    return run.view().getJsonArray("tool_calls").getValuesAs(JsonObject.class).stream()
        .filter(call -> !call.getString("tool_name").startsWith("save_"))
        .count();
  }

  private static boolean fallback(Run run) {
    return !run.view().getJsonObject("assessment").getJsonObject("explanation").isNull("fallback");
  }

  private static String spent() {
    return server.api().get("/agent/budget").json().get("today_spend").toString();
  }

  private static long rememberedBy(Run run) {
    return server
        .api()
        .get("/agent/experiments?limit=100")
        .json()
        .getJsonArray("experiments")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(row -> row.getJsonNumber("session_id").longValue() == run.session())
        .count();
  }

  private static List<String> words(JsonObject comparison, String name) {
    return comparison.getJsonArray(name).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }
}
