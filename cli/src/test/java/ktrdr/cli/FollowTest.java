package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.DESIGN;
import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowTest {
  private static final String TREE = "GET /api/v1/operations/" + ROOT + "/tree";
  private static final String SESSION = "GET /api/v1/agent/sessions/12";

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_followed_session_that_succeeds_exits_0_with_its_report_on_stdout() {
    running()
        .on(TREE, Wire.data(Wire.session("completed", 100)))
        .on(SESSION, Wire.sessionAnswer("success"));
    var ran = Cli.against(server, "research", "-f");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("rsi_macd_7")
        .contains("neutral")
        .contains("Not investment advice");
    assertThat(ran.err())
        .contains("● training    running    40 %")
        .contains("✔ " + ROOT + "  completed  100 %");
  }

  @Test
  void a_failed_gate_exits_0_and_says_its_reason_on_stderr() {
    running()
        .on(TREE, Wire.data(Wire.session("completed", 100)))
        .on(SESSION, Wire.sessionAnswer("failed_backtest_gate"));
    var ran = Cli.against(server, "research", "-f");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err())
        .contains("outcome failed_backtest_gate: profit_factor_too_low (0.93 <= 1)");
  }

  @Test
  void a_followed_session_that_fails_exits_1() {
    running()
        .on(TREE, Wire.data(Wire.session("failed", 40)))
        .on(SESSION, Wire.sessionAnswer("failed_training"));
    assertThat(Cli.against(server, "research", "-f").exit()).isEqualTo(1);
  }

  @Test
  void a_followed_session_that_spends_its_budget_exits_3() {
    running()
        .on(TREE, Wire.data(Wire.session("failed", 40)))
        .on(SESSION, Wire.sessionAnswer("budget_exceeded"));
    assertThat(Cli.against(server, "follow", ROOT).exit()).isEqualTo(3);
  }

  @Test
  void a_follow_goes_on_through_cancelling_to_cancelled_and_exits_7() {
    running()
        .on(
            TREE,
            Wire.data(Wire.session("cancelling", 40)),
            Wire.data(Wire.session("cancelled", 40)))
        .on(SESSION, Wire.sessionAnswer("cancelled"));
    var ran = Cli.against(server, "follow", ROOT);
    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.out()).startsWith("⊘ " + ROOT + "  cancelled");
  }

  @Test
  void watching_exits_0_unless_the_status_is_asked_for() {
    server
        .on(TREE, Wire.data(Wire.session("failed", 40)))
        .on(SESSION, Wire.sessionAnswer("failed_training"));
    assertThat(Cli.against(server, "ops", "watch", ROOT).exit()).isZero();
    assertThat(Cli.against(server, "ops", "watch", ROOT, "--exit-status").exit()).isEqualTo(1);
  }

  @Test
  void json_stays_json_while_a_session_is_followed() {
    running()
        .on(TREE, Wire.data(Wire.session("completed", 100)))
        .on(SESSION, Wire.sessionAnswer("success"));
    var ran = Cli.against(server, "research", "-f", "-o", "json");
    assertThat(ran.out())
        .startsWith("{")
        .endsWith("}\n")
        .contains("\"strategy_name\": \"rsi_macd_7\"");
  }

  @Test
  void one_line_is_said_per_change_and_none_for_the_same() {
    running().on(TREE, Wire.data(Wire.session("completed", 100)));
    server.on(SESSION, Wire.sessionAnswer("success"));
    var ran = Cli.against(server, "follow", ROOT);
    assertThat(ran.err().lines().filter(line -> line.contains("training"))).hasSize(1);
  }

  @Test
  void a_server_that_restarts_meanwhile_is_waited_for_though_it_says_404_for_a_while() {
    running()
        .refuse(TREE, 404, "<html>Context Root Not Found</html>")
        .refuse(TREE, 503, "")
        .on(TREE, Wire.data(Wire.session("completed", 100)));
    server.on(SESSION, Wire.sessionAnswer("success"));
    var ran = Cli.against(server, "follow", ROOT);
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("the server does not answer; still trying");
  }

  @Test
  void ctrl_c_in_what_i_started_cancels_it_and_shows_the_end() {
    running()
        .on("POST /api/v1/operations/" + ROOT + "/cancel", Wire.data("{\"status\":\"cancelling\"}"))
        .on(TREE, Wire.data(Wire.session("cancelled", 40)))
        .on(SESSION, Wire.sessionAnswer("cancelled"));
    Cli cli = new Cli().with("KTRDR_SERVER", server.uri());
    cli.context().ctrlC().press();
    var ran = cli.run("research", "-f");
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(server.request("POST /api/v1/operations/").body())
        .isEqualTo("{\"reason\":\"Ctrl-C\"}");
    assertThat(ran.out()).contains("Session 12    cancelled");
  }

  @Test
  void a_second_ctrl_c_leaves_it_running_and_prints_the_command_that_cancels_it() {
    running();
    Cli cli = new Cli().with("KTRDR_SERVER", server.uri());
    cli.context().ctrlC().press();
    cli.context().ctrlC().press();
    var ran = cli.run("research", "-f");
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(ran.err()).contains("ktrdr cancel " + ROOT);
    assertThat(server.requests()).noneMatch(request -> request.line().contains("/cancel"));
  }

  @Test
  void ctrl_c_in_a_watch_only_detaches() {
    running();
    Cli cli = new Cli().with("KTRDR_SERVER", server.uri());
    cli.context().ctrlC().press();
    var ran = cli.run("ops", "watch", ROOT);
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(server.requests()).noneMatch(request -> request.line().contains("/cancel"));
  }

  @Test
  void on_a_terminal_the_tree_is_redrawn_in_place_and_the_cursor_comes_back() {
    running().on(TREE, Wire.data(Wire.session("completed", 100)));
    server.on(SESSION, Wire.sessionAnswer("success"));
    var ran = new Cli(true, 60).with("KTRDR_SERVER", server.uri()).run("follow", ROOT);
    assertThat(ran.err()).contains("\u001b[5A").contains("\u001b[?25l").endsWith("\u001b[?25h\n");
    assertThat(ran.err().replaceAll("\u001b\\[[0-9?]*[a-zA-Z]", "").lines())
        .allMatch(line -> line.length() < 60);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void what_is_said_in_between_stands_above_the_tree_which_is_drawn_once() {
    running()
        .on(TREE, Wire.data(Wire.session("paused", 40)))
        .on(TREE, Wire.data(Wire.session("completed", 100)));
    server.on(SESSION, Wire.sessionAnswer("success"));
    var ran = new Cli(true, 60).with("KTRDR_SERVER", server.uri()).run("follow", ROOT);
    String erase = "\u001b[5A\r\u001b[J";
    assertThat(ran.err())
        .containsOnlyOnce(erase + "paused; resume it with: ktrdr resume 12\n\u001b[?25l\u001b[2m⏸")
        .doesNotContain("[5A\r\u001b[J\u001b[5A");
  }

  private StubServer running() {
    String now =
        Wire.session(
            "running",
            40.9,
            Wire.child(DESIGN, "agent_design", "completed", 100, null),
            Wire.child(TRAINING, "training", "running", 40, "epoch 23/50"));
    return server
        .on("POST /api/v1/agent/trigger", Wire.triggered())
        .on(TREE, Wire.data(now), Wire.data(now));
  }
}
