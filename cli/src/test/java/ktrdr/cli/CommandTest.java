package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.BACKTEST;
import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.IntStream;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void every_flag_of_a_start_is_sent_and_no_other(@TempDir Path directory) throws IOException {
    Path strategy = Files.writeString(directory.resolve("s.yaml"), "name: x\n");
    server.on("POST /api/v1/agent/trigger", Wire.triggered());
    Cli.against(
        server,
        "research",
        "mean reversion",
        "-s",
        strategy.toString(),
        "-m",
        "builtin",
        "--symbol",
        "SPX",
        "--timeframe",
        "1d",
        "--seed",
        "7",
        "--candidates",
        "9",
        "--resamples",
        "100",
        "--surrogates",
        "19",
        "--evaluation",
        "walk_forward",
        "--folds",
        "4",
        "--bypass-gates");
    assertThat(server.request("POST").body())
        .isEqualTo(
            "{\"brief\":\"mean reversion\",\"model\":\"builtin\",\"strategy\":\"name: x\\n\",\"evaluation\":{\"mode\":\"walk_forward\",\"folds\":4},\"symbol\":\"SPX\",\"timeframe\":\"1d\",\"seed\":7,\"candidates\":9,\"resamples\":100,\"surrogates\":19,\"bypass_gates\":true}");
  }

  @Test
  void a_start_without_flags_sends_an_empty_object_and_prints_both_ids() {
    server.on("POST /api/v1/agent/trigger", Wire.triggered());
    var ran = Cli.against(server, "agent", "trigger");
    assertThat(server.request("POST").body()).isEqualTo("{}");
    assertThat(ran.out()).isEqualTo("session 12  " + ROOT + "\n");
  }

  @Test
  void a_dry_run_says_whether_a_session_would_start_and_starts_none() {
    server.on("POST /api/v1/agent/trigger", "{\"dry_run\":true,\"would_trigger\":true}");
    var ran = Cli.against(server, "agent", "trigger", "--dry-run");
    assertThat(server.request("POST").line()).endsWith("trigger?dry_run=true");
    assertThat(ran.out()).isEqualTo("would start\n");
    assertThat(ran.exit()).isZero();
  }

  @Test
  void a_dry_run_that_would_be_refused_exits_5_with_the_reason() {
    server.on(
        "POST /api/v1/agent/trigger",
        "{\"dry_run\":true,\"would_trigger\":false,\"reason\":\"active_session_exists\"}");
    var ran = Cli.against(server, "agent", "trigger", "--dry-run");
    assertThat(ran.out()).isEqualTo("would not start: active_session_exists\n");
    assertThat(ran.exit()).isEqualTo(5);
  }

  @Test
  void a_strategy_that_is_not_there_is_a_usage_error_and_nothing_is_started() {
    var ran = Cli.against(server, "research", "-s", "/no/such/file");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("/no/such/file");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_cancel_says_what_it_stopped() {
    server.on(
        "POST /api/v1/operations/" + ROOT + "/cancel",
        Wire.data(
            "{\"success\":true,\"operation_id\":\""
                + ROOT
                + "\",\"status\":\"cancelled\",\"effective\":true,\"children_cancelled\":[\""
                + TRAINING
                + "\"]}"));
    var ran = Cli.against(server, "cancel", ROOT, "-r", "wrong data", "--force");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo(ROOT + "  cancelled\n  " + TRAINING + "\n");
    assertThat(server.request("POST").body())
        .isEqualTo("{\"reason\":\"wrong data\",\"force\":true}");
  }

  @Test
  void a_cancel_that_takes_longer_is_waited_for() {
    server
        .on(
            "DELETE /api/v1/agent/sessions/146",
            "{\"success\":true,\"session_id\":146,\"operation_id\":\""
                + ROOT
                + "\",\"status\":\"cancelling\",\"effective\":true}")
        .on(
            "GET /api/v1/operations/" + ROOT + "/tree",
            Wire.data(Wire.session("cancelling", 4)),
            Wire.data(Wire.session("cancelled", 4)));
    var ran = Cli.against(server, "agent", "cancel", "146", "-r", "why not");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).endsWith("cancelled\n");
    assertThat(server.request("DELETE").body()).isEqualTo("{\"reason\":\"why not\"}");
  }

  @Test
  void a_cancel_of_what_is_finished_is_a_conflict() {
    server.refuse(
        "POST /api/v1/operations/" + ROOT + "/cancel",
        409,
        Wire.problem(409, "already_finished", "Operation cannot be cancelled (status: completed)"));
    var ran = Cli.against(server, "ops", "cancel", ROOT);
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("error: Operation cannot be cancelled (status: completed)");
  }

  @Test
  void an_idle_agent_says_how_its_last_session_ended() {
    server.on(
        "GET /api/v1/agent/status",
        "{\"status\":\"idle\",\"active_sessions\":[],\"last_cycle\":{\"session_id\":11,\"outcome\":\"completed\",\"session_outcome\":\"success\"}}");
    assertThat(Cli.against(server, "status").out())
        .isEqualTo("idle; the last session was 11, success\n");
  }

  @Test
  void an_active_agent_shows_the_operation_it_is_at() {
    server.on(
        "GET /api/v1/agent/status",
        "{\"status\":\"active\",\"active_sessions\":[{\"id\":12,\"operation_id\":\""
            + ROOT
            + "\",\"phase\":\"training\",\"child_operation_id\":\""
            + TRAINING
            + "\",\"progress_percentage\":41.5,\"duration_seconds\":3,\"cost_usd\":0,\"strategy_name\":null}]}");
    assertThat(Cli.against(server, "agent", "status").out())
        .contains(ROOT)
        .contains(TRAINING)
        .contains("41 %");
  }

  @Test
  void a_session_shows_its_equity_beside_buying_and_holding() {
    server
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"))
        .on(
            "GET /api/v1/operations/" + BACKTEST + "/equity",
            Wire.page(
                "{\"time\":\"2017-04-03T00:00:00Z\",\"equity_usd\":100000,\"benchmark_usd\":100000}",
                "{\"time\":\"2020-04-17T00:00:00Z\",\"equity_usd\":104200,\"benchmark_usd\":112300}"));
    assertThat(Cli.against(server, "agent", "session", "12").out())
        .contains("█ strategy   · buy & hold   2017-04-03 to 2020-04-17");
  }

  @Test
  void trades_are_read_to_the_last_page() {
    String trade = "{\"entry_time\":\"2017-04-03T00:00:00Z\",\"net_pnl_usd\":1.5}";
    server.on(
        "GET /api/v1/operations/" + BACKTEST + "/trades",
        Wire.page(Collections.nCopies(1000, trade).toArray(String[]::new)),
        Wire.page(trade));
    assertThat(Cli.against(server, "ops", "trades", BACKTEST).out().lines()).hasSize(1002);
    assertThat(server.requests().get(1).line()).endsWith("?offset=1000&limit=1000");
  }

  @Test
  void events_are_read_to_the_last_one() {
    server.on(
        "GET /api/v1/operations/" + ROOT + "/events",
        Wire.page(
            IntStream.rangeClosed(1, 1000)
                .mapToObj(sequence -> "{\"sequence\":" + sequence + "}")
                .toArray(String[]::new)),
        Wire.page());
    assertThat(Cli.against(server, "ops", "events", ROOT).out().lines()).hasSize(1001);
    assertThat(server.requests().get(1).line()).endsWith("?after=1000&limit=1000");
  }

  @Test
  void results_are_shown_as_an_outline() {
    server.on(
        "GET /api/v1/operations/" + TRAINING + "/results",
        "{\"success\":true,\"results\":{\"model_id\":\"m\",\"test_loss\":null,\"gate\":{\"passed\":true},\"candidates\":[{\"name\":\"a\",\"score\":1}]}}");
    assertThat(Cli.against(server, "ops", "results", TRAINING).out())
        .isEqualTo(
            "model_id    m\ntest_loss   –\ngate\n  passed  true\ncandidates\n  - name   a\n    score  1\n");
  }

  @Test
  void metrics_of_a_training_are_a_table_of_its_epochs() {
    server.on(
        "GET /api/v1/operations/" + TRAINING + "/metrics",
        Wire.data(
            "{\"operation_id\":\"x\",\"metrics\":{\"epochs\":[{\"epoch\":1,\"val_loss\":0.7}],\"best_epoch\":1}}"));
    assertThat(Cli.against(server, "ops", "metrics", TRAINING).out())
        .isEqualTo("EPOCH  VAL_LOSS\n1      0.7\n\nbest_epoch  1\n");
  }

  @Test
  void events_have_no_names() {
    assertThat(Cli.against(server, "ops", "events", ROOT, "-o", "name").exit()).isEqualTo(2);
  }

  @Test
  void a_token_is_sent_and_never_shown() {
    server.on("GET /api/v1/operations", Wire.page());
    var ran = Cli.against(server, "ops", "list", "--token", "s3cret", "-v");
    assertThat(server.request("GET").authorization()).isEqualTo("Bearer s3cret");
    assertThat(ran.err())
        .contains("GET " + server.uri() + "/api/v1/operations")
        .doesNotContain("s3cret");
  }

  @Test
  void an_answer_with_terminal_escapes_is_harmless_in_json_too() {
    server.on("GET /api/v1/operations", "{\"success\":true,\"data\":[],\"note\":\"a\u009b2Jb\"}");
    assertThat(Cli.against(server, "ops", "list", "-o", "json").out()).contains("a\\u009b2Jb");
  }
}
