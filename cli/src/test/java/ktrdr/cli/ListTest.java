package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListTest {
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_list_shows_whole_ids_and_counts_all_of_them_on_stderr() {
    server.on(
        "GET /api/v1/operations",
        Wire.page(Wire.summary(ROOT, "agent_session", "running", 41))
            .replace("\"total_count\":1", "\"total_count\":120"));
    var ran = Cli.against(server, "operations", "list");
    assertThat(ran.out().lines().toList().get(1))
        .isEqualTo(
            ROOT + "  running  41 %  6m12s  SPX     2026-11-22 10:15:00Z  $0    agent_session  –");
    assertThat(ran.err()).isEqualTo("1 of 120 operations, 1 active\n");
  }

  @Test
  void every_filter_of_a_list_is_sent() {
    server.on("GET /api/v1/operations", Wire.page());
    Cli.against(
        server, "ops", "list", "-s", "failed", "-t", "training", "-a", "-l", "7", "--since", "2h");
    assertThat(server.request("GET /api/v1/operations").line())
        .contains(
            "status=failed", "operation_type=training", "active_only=true", "limit=7", "since=20")
        .doesNotContain("page_token");
  }

  @Test
  void a_wide_list_also_has_start_attempt_session_and_parent() {
    server.on(
        "GET /api/v1/operations",
        Wire.page(
            Wire.summary(ROOT, "agent_session", "running", 41)
                .replace("\"attempt\":1", "\"attempt\":2")));
    assertThat(Cli.against(server, "ops", "list", "-o", "wide", "--offset", "3").out().lines())
        .last()
        .asString()
        .endsWith("agent_session  attempt 2: –  –        –      2        12       –");
    assertThat(server.request("GET").line()).endsWith("?limit=50&offset=3");
  }

  @Test
  void the_status_of_one_tells_its_place_its_owner_and_its_pause() {
    server.on(
        "GET /api/v1/operations/" + ROOT,
        Wire.data(
            Wire.session("paused", 4)
                .replace(
                    "\"eta\":null",
                    Wire.PAUSE + ",\"queue_position\":null,\"owner\":\"node-1#7\"")));
    assertThat(Cli.against(server, "ops", "status", ROOT).out())
        .contains("owner                node-1#7")
        .contains("pause\n  requested_at  2026-11-22 10:16:00Z\n  by            local\n")
        .contains("queue_position       –");
  }

  @Test
  void operations_alone_lists_them() {
    server.on("GET /api/v1/operations", Wire.page());
    assertThat(Cli.against(server, "ops").exit()).isZero();
    assertThat(server.request("GET /api/v1/operations").line()).endsWith("?limit=50");
  }

  @Test
  void json_is_the_answer_of_the_server() {
    server.on(
        "GET /api/v1/operations",
        "{\"success\":true,\"data\":[],\"unknown\":{\"a\":[1,null,0.10]}}");
    assertThat(Cli.against(server, "ops", "list", "-o", "json").out().replaceAll("\\s", ""))
        .isEqualTo("{\"success\":true,\"data\":[],\"unknown\":{\"a\":[1,null,0.10]}}");
  }

  @Test
  void sessions_are_listed_with_their_outcome() {
    server.on(
        "GET /api/v1/agent/sessions",
        "{\"sessions\":[{\"session_id\":12,\"phase\":\"complete\",\"outcome\":\"success\",\"operation_id\":null,\"strategy_name\":\"a\",\"symbol\":\"SPX\",\"timeframe\":\"1d\",\"total_return\":0.125,\"sharpe\":0.5,\"trade_count\":31,\"verdict\":\"poor\",\"seed\":7}],\"total\":30}");
    var ran =
        Cli.against(
            server, "agent", "sessions", "--outcome", "success", "-l", "1", "--offset", "2");
    assertThat(ran.out()).contains("12       SPX     1d    +12.5 %  0.50    31      poor     7");
    assertThat(ran.err()).isEqualTo("1 of 30 sessions\n");
    assertThat(server.request("GET").line()).contains("limit=1", "offset=2", "outcome=success");
  }
}
