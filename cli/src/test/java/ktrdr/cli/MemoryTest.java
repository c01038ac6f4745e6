package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final String SEARCHED =
      """
      {"id":8,"session_id":12,"root_operation_id":"op","created_at":"2026-11-30T09:00:00Z","model":"builtin","symbol":"SPX",
       "timeframe":"1d","data_sha256":"ab","figures_until":"2021-03-01T00:00:00Z","strategy_name":"dips","indicators":"rsi(14)",
       "design_score":0.12,"design_sharpe":0.456,"design_trade_count":1234,"design_accuracy":0.412,"best_epoch":12,
       "validation_accuracy":0.456,"validation_loss":1.0123,"majority_accuracy":0.401,"validation_rows":200}\
      """;
  private static final String PROPOSED =
      """
      {"id":7,"session_id":11,"model":"anthropic/opus","symbol":"SPX","timeframe":"1d","strategy_name":"trend","indicators":"rsi(21)",
       "design_score":null,"design_sharpe":null,"design_trade_count":null,"best_epoch":null,"validation_accuracy":null,
       "majority_accuracy":null}\
      """;
  private static final String CLAIM =
      """
      {"id":3,"text":"Dips revert, mostly.","source":"anthropic/opus","symbol":"SPX","timeframe":"1d","session_id":11,"phase":"design",
       "created_at":"2026-11-30T09:00:00Z","status":"validated","settled_by":11,"settled_at":"2026-11-30T09:05:00Z"}\
      """;

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void experiments_are_a_table_and_what_is_not_known_is_a_dash() {
    server.on(
        "GET /api/v1/agent/experiments",
        "{\"success\":true,\"experiments\":["
            + SEARCHED
            + ","
            + PROPOSED
            + "],\"next_page_token\":\"Zm9v\"}");
    var ran = run("experiments", "-l", "2", "-o", "wide");
    assertThat(server.request("GET").line()).contains("limit=2");
    assertThat(ran.out())
        .isEqualTo(
            """
            ID  SESSION  MARKET  STRATEGY  INDICATORS  SHARPE  SCORE  TRADES  ACCURACY  MAJORITY  EPOCH  MODEL
            8   12       SPX 1d  dips      rsi(14)     0.46    0.12   1,234   45.6 %    40.1 %    12     builtin
            7   11       SPX 1d  trend     rsi(21)     –       –      –       –         –         –      anthropic/opus
            """);
    assertThat(ran.err()).isEqualTo("there are more; see -l\n");
    assertThat(run("experiments", "-o", "name").out()).isEqualTo("8\n7\n");
    assertThat(run("experiments", "-o", "json").out()).contains("0.456", "1.0123");
    assertThat(run("experiments", "-o", "csv").out()).startsWith("id,session_id,symbol,");
  }

  @Test
  void hypotheses_are_listed_by_status() {
    server.on(
        "GET /api/v1/agent/hypotheses",
        "{\"success\":true,\"hypotheses\":[" + CLAIM + "],\"next_page_token\":null}");
    var ran = run("hypotheses", "--status", "validated", "-o", "wide");
    assertThat(server.request("GET").line()).contains("status=validated");
    assertThat(ran.out())
        .isEqualTo(
            """
            ID  STATUS     SESSION  PHASE   MARKET  SOURCE          HYPOTHESIS
            3   validated  11       design  SPX 1d  anthropic/opus  Dips revert, mostly.
            """);
    assertThat(ran.err()).isEmpty();
    assertThat(run("hypotheses", "-o", "csv").out()).contains("\"Dips revert, mostly.\"");
  }

  @Test
  void an_unknown_status_is_exit_2_and_calls_no_server() {
    assertThat(run("hypotheses", "--status", "true").exit()).isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void nothing_remembered_is_said_on_stderr() {
    server
        .on("GET /api/v1/agent/experiments", "{\"success\":true,\"experiments\":[]}")
        .on("GET /api/v1/agent/hypotheses", "{\"success\":true,\"hypotheses\":[]}");
    assertThat(run("experiments").err()).isEqualTo("no session has designed anything yet\n");
    assertThat(run("hypotheses").err()).isEqualTo("no hypotheses yet\n");
    assertThat(run("hypotheses", "--status", "refuted").err()).isEqualTo("no refuted hypotheses\n");
  }

  private Cli.Ran run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "agent";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Cli.against(server, all);
  }
}
