package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final String STARTED =
      """
      {"success":true,"triggered":true,"session_id":15,"operation_id":"op_agent_session_x","status":"started",
       "queue_position":null,"model":"builtin","message":"Research session 15 started"}\
      """;
  private static final String ROW =
      """
      {"session_id":%d,"phase":"complete","outcome":"success","verdict":"poor","model":"%s","assess_model":"builtin",
       "strategy_name":"dips","symbol":"SPX","timeframe":"1d","seed":1,"sharpe":%s,"deflated_sharpe":0.25,"total_return":0.1,
       "trade_count":40,"invalid_proposals":%d,"total_tokens":%d,"cost_usd":%s}\
      """;

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_replay_sends_nothing_but_whether_it_may_wait() {
    server.on("POST /api/v1/agent/sessions/12/replay", STARTED);
    assertThat(run("replay", "12", "--queue").out()).contains("session 15  op_agent_session_x");
    assertThat(server.request("POST").body()).isEqualTo("{\"queue\":true}");
  }

  @Test
  void a_fork_names_its_phase_and_its_model() {
    server.on("POST /api/v1/agent/sessions/12/fork", STARTED);
    assertThat(run("replay", "12", "--from", "assessment", "-m", "sol", "--budget", "0.10").exit())
        .isZero();
    assertThat(server.request("POST").body())
        .contains("\"from\":\"assessment\"", "\"assess_model\":\"sol\"", "\"budget_usd\":0.10");
  }

  @Test
  void a_model_without_a_phase_and_a_phase_without_a_model_are_no_use() {
    assertThat(run("replay", "12", "-m", "sol").err()).contains("add --from assessment");
    assertThat(run("replay", "12", "--from", "assessment").exit()).isEqualTo(2);
    assertThat(run("rerun", "x").err()).contains("not a session number: x");
  }

  @Test
  void a_rerun_is_started_by_the_number_of_its_session() {
    server.on("POST /api/v1/agent/sessions/12/rerun", STARTED);
    assertThat(run("rerun", "12", "-o", "name").out()).isEqualTo("op_agent_session_x\n");
  }

  @Test
  void sessions_stand_beside_each_other_in_the_order_in_which_they_were_named() {
    server.on(
        "GET /api/v1/agent/sessions/compare",
        "{\"success\":true,\"sessions\":["
            + ROW.formatted(13, "anthropic/opus", "0.456", 2, 7400, "0.0496")
            + ","
            + ROW.formatted(12, "builtin", "null", 0, 0, "0")
            + "]}");
    var ran = run("compare", "13", "12", "-o", "wide");
    assertThat(server.request("GET").line()).contains("ids=13%2C12");
    assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "SESSION|MODEL|SHARPE|DEFLATED|INVALID|TOKENS|COST|VERDICT",
            "13|anthropic/opus, builtin|0.46|25.0 %|2|7,400|$0.0496|poor",
            "12|builtin|–|25.0 %|0|0|$0|poor");
  }

  private Cli.Ran run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "agent";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Cli.against(server, all);
  }
}
