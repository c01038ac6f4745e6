package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.FreePort;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void an_answered_question_exits_0() {
    server.on("GET /api/v1/operations", Wire.page());
    assertThat(Cli.against(server, "operations", "list").exit()).isZero();
  }

  @Test
  void
      what_the_server_finds_wrong_with_the_command_exits_2_and_its_words_and_faults_are_repeated() {
    server.refuse(
        "POST /api/v1/agent/trigger",
        422,
        """
        {"status":422,"code":"invalid_strategy","detail":"The strategy has 1 fault",
         "errors":[{"pointer":"/indicators/0/type","detail":"unknown indicator RSX, nearest RSI"}]}\
        """);
    var ran = Cli.against(server, "research");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("error: The strategy has 1 fault")
        .contains("/indicators/0/type: unknown indicator RSX, nearest RSI");
  }

  @Test
  void a_request_that_the_server_can_not_read_exits_2() {
    server.refuse(
        "GET /api/v1/operations", 400, Wire.problem(400, "invalid_query", "limit is 1 to 1000"));
    var ran = Cli.against(server, "list", "-l", "5000");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("error: limit is 1 to 1000\n");
  }

  @Test
  void a_single_fault_is_not_said_twice() {
    server.refuse(
        "POST /api/v1/agent/trigger",
        422,
        """
        {"code":"invalid_body","detail":"/seed: must be a number","errors":[{"pointer":"/seed","detail":"must be a number"}]}\
        """);
    assertThat(Cli.against(server, "research").err()).isEqualTo("error: /seed: must be a number\n");
  }

  @Test
  void faults_that_the_sentence_has_all_are_not_listed_again() {
    server.refuse(
        "POST /api/v1/agent/trigger",
        422,
        """
        {"code":"invalid_body","detail":"/a: too long; /b: too short",
         "errors":[{"pointer":"/a","detail":"too long"},{"pointer":"/b","detail":"too short"}]}\
        """);
    assertThat(Cli.against(server, "research").err())
        .isEqualTo("error: /a: too long; /b: too short\n");
  }

  @Test
  void a_file_that_is_gone_exits_4_and_one_that_was_changed_5_with_no_advice_that_does_not_help() {
    String gone = "trades.csv of " + Wire.BACKTEST + " is gone: it was written here";
    server
        .refuse(
            "GET /api/v1/operations/" + Wire.BACKTEST + "/trades",
            404,
            Wire.problem(404, "artifact_missing", gone))
        .refuse(
            "GET /api/v1/operations/" + Wire.BACKTEST + "/equity",
            409,
            Wire.problem(409, "artifact_changed", "equity.csv was changed"));
    var trades = Cli.against(server, "operations", "trades", Wire.BACKTEST);
    assertThat(trades.exit()).isEqualTo(4);
    assertThat(trades.err()).isEqualTo("error: " + gone + "\n");
    var equity = Cli.against(server, "operations", "equity", Wire.BACKTEST);
    assertThat(equity.exit()).isEqualTo(5);
    assertThat(equity.err()).isEqualTo("error: equity.csv was changed\n");
  }

  @Test
  void a_refusal_for_want_of_a_login_exits_1_and_says_how_to_log_in() {
    server
        .refuse(
            "POST /api/v1/agent/trigger", 401, Wire.problem(401, "unauthorized", "Log in first"))
        .refuse("GET /api/v1/operations", 403, Wire.problem(403, "forbidden", "Not yours"));
    var start = Cli.against(server, "research");
    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.err()).contains("error: Log in first").contains("KTRDR_TOKEN");
    assertThat(Cli.against(server, "ops").err()).contains("error: Not yours");
  }

  @Test
  void a_server_that_fails_exits_1_even_if_its_page_is_no_json() {
    server.refuse("GET /api/v1/operations", 500, "<html>oops</html>");
    var ran = Cli.against(server, "ops");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).isEqualTo("error: The server answered 500 without saying why\n");
  }

  @Test
  void an_unknown_command_exits_2_and_says_where_help_is() {
    var ran = new Cli().run("operatons");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("operatons")
        .contains("did you mean: operations")
        .contains("ktrdr --help");
  }

  @Test
  void an_exhausted_budget_exits_3() {
    server.refuse(
        "POST /api/v1/agent/trigger",
        409,
        "{\"detail\":\"The daily budget is"
            + " spent\",\"triggered\":false,\"reason\":\"budget_exhausted\"}");
    assertThat(Cli.against(server, "research").exit()).isEqualTo(3);
  }

  @Test
  void an_unknown_operation_exits_4_and_is_named() {
    server.refuse(
        "GET /api/v1/operations/" + ROOT + "/tree",
        404,
        Wire.problem(404, "not_found", "Operation not found: " + ROOT));
    var ran = Cli.against(server, "ops", "tree", ROOT);
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err())
        .contains("error: Operation not found: " + ROOT)
        .contains("ktrdr operations list");
  }

  @Test
  void cancelling_without_an_active_session_exits_4() {
    server.refuse(
        "DELETE /api/v1/agent/cancel",
        404,
        "{\"detail\":\"No active session\",\"reason\":\"no_active_session\",\"success\":false}");
    assertThat(Cli.against(server, "agent", "cancel").exit()).isEqualTo(4);
  }

  @Test
  void a_second_session_exits_5_and_says_how_to_cancel_the_first() {
    server.refuse(
        "POST /api/v1/agent/trigger",
        409,
        """
        {"detail":"A session is active","triggered":false,"reason":"active_session_exists","active_session_id":146}\
        """);
    var ran = Cli.against(server, "demo");
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("error: A session is active").contains("ktrdr agent cancel 146");
  }

  @Test
  void waiting_too_long_exits_6() {
    server.on("GET /api/v1/operations/" + ROOT + "/tree", Wire.data(Wire.session("running", 10)));
    var ran = Cli.against(server, "ops", "wait", ROOT, "--timeout", "0s");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.out()).isEqualTo(ROOT + "  running\n");
  }

  @Test
  void waiting_for_what_was_cancelled_exits_7() {
    server.on("GET /api/v1/operations/" + ROOT + "/tree", Wire.data(Wire.session("cancelled", 10)));
    assertThat(Cli.against(server, "ops", "wait", ROOT).exit()).isEqualTo(7);
  }

  @Test
  void a_server_that_is_down_exits_8_and_says_what_to_do() throws IOException {
    String uri = "http://127.0.0.1:" + FreePort.next();
    var ran = new Cli().run("ops", "list", "--server", uri);
    assertThat(ran.exit()).isEqualTo(8);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            "error: No ktrdr server answers at " + uri + "; start one with: ktrdr server start\n");
  }

  @Test
  void a_page_of_another_program_exits_8_and_says_so() {
    server.on("GET /api/v1/operations", "<html>hello</html>");
    var ran = Cli.against(server, "ops", "list");
    assertThat(ran.exit()).isEqualTo(8);
    assertThat(ran.err()).contains("is no ktrdr server");
  }
}
