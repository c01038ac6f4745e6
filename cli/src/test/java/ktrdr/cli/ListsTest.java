package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, CSV and widths of what is listed. */
class ListsTest {
  private static final String ROW =
      Wire.summary(ROOT, "agent_session", "running", 1)
          .replace(
              "\"progress_percentage\"",
              "\"started_at\":\"2026-07-22T10:16:00Z\",\"progress_percentage\"");
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void times_are_local_with_their_zone_on_a_terminal() {
    server.on("GET /api/v1/operations", Wire.page(ROW));
    String out = terminal(80, "list", "-o", "wide").out();
    assertThat(out).contains("2026-11-22 11:15:00+01:00").contains("2026-07-22 12:16:00+02:00");
    assertThat(out.lines().findFirst().orElse("")).containsSubsequence("CREATED", "STARTED");
  }

  @Test
  void created_queued_and_started_are_different_things() {
    String waiting =
        Wire.summary(ROOT, "agent_session", "pending", 0)
            .replace(
                "\"progress_percentage\"",
                "\"started_at\":null,\"queue_position\":2,\"progress_percentage\"");
    server
        .on("GET /api/v1/operations", Wire.page(waiting))
        .on(
            "GET /api/v1/agent/sessions",
            "{\"sessions\":[{\"session_id\":12,\"phase\":\"idle\",\"created_at\":\"2026-11-22T10:15:00Z\",\"started_at\":null,\"queue_position\":2,\"duration_seconds\":null}]}");
    assertThat(Cli.against(server, "list", "-o", "wide").out())
        .containsPattern("CREATED .* STARTED +QUEUE")
        .contains("  waiting  ")
        .containsPattern("2026-11-22 10:15:00Z .* –        2      1");
    assertThat(Cli.against(server, "agent", "sessions", "-o", "wide").out())
        .containsPattern("CREATED +STARTED")
        .containsPattern("SESSION +SYMBOL +BARS +RETURN +SHARPE +TRADES +VERDICT +SEED +COST")
        .containsPattern("12 +– .* waiting, position 2 +– +– +2026-11-22 10:15:00Z +–");
  }

  @Test
  void times_are_utc_without_a_terminal_and_where_that_is_wanted() {
    server.on("GET /api/v1/operations", Wire.page(ROW));
    assertThat(Cli.against(server, "list").out()).contains("2026-11-22 10:15:00Z");
    assertThat(terminal(80, "list", "-o", "wide", "--utc").out()).contains("2026-11-22 10:15:00Z");
  }

  @Test
  void the_times_of_bars_are_utc_everywhere() {
    server.on(
        "GET /api/v1/data/SPX/1d", Wire.page("{\"time\":\"2024-01-02T00:00:00Z\",\"close\":1}"));
    assertThat(terminal(80, "data", "show", "SPX", "1d").out()).contains("2024-01-02 00:00:00Z");
  }

  @Test
  void csv_begins_with_the_columns_of_the_table() {
    server.on("GET /api/v1/operations", Wire.page(ROW));
    assertThat(Cli.against(server, "list", "-o", "csv").out())
        .startsWith(
            "operation_id,status,progress_percentage,duration_seconds,symbol,created_at,cost_usd,operation_type,current_step,started_at,queue_position,attempt,session_id,parent_operation_id,error_message\n"
                + ROOT
                + ",running,1,372,SPX,2026-11-22T10:15:00.123Z,0,agent_session,,2026-07-22T10:16:00Z,,1,12,,\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "agent sessions",
        "sessions list --sort sharpe",
        "sessions compare 2 3",
        "agent status",
        "agent schedule list",
        "data list",
        "ops trades op_backtesting_20261122_101700_cccccccccc",
        "ops equity op_backtesting_20261122_101700_cccccccccc",
        "ops events op_backtesting_20261122_101700_cccccccccc"
      })
  void csv_without_rows_has_its_heading(String command) {
    server.otherwise(
        200,
        "application/json",
        "{\"success\":true,\"data\":[],\"sessions\":[],\"active_sessions\":[],\"total_count\":0}");
    var ran = Cli.against(server, (command + " -o csv").split(" "));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).matches("[a-z_]+(,[a-z_0-9]+)+\n");
  }

  @Test
  void since_a_day_means_its_local_beginning_and_by_utc_that_of_utc() {
    server.on("GET /api/v1/operations", Wire.page());
    Cli.against(server, "list", "--since", "2026-07-22");
    assertThat(server.requests().get(0).line()).contains("since=2026-07-21T22%3A00%3A00Z");
    Cli.against(server, "list", "--since", "2026-07-22", "--utc");
    assertThat(server.requests().get(1).line()).contains("since=2026-07-22T00%3A00%3A00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30m", "2h", "3d", "1w", "2026-07-22T10:00:00+02:00"})
  void since_takes_how_long_ago_too(String since) {
    server.on("GET /api/v1/operations", Wire.page());
    assertThat(Cli.against(server, "list", "--since", since).exit()).isZero();
    assertThat(server.requests().get(0).line()).contains("since=20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "agent sessions",
        "agent status",
        "tree op_agent_session_20261122_101500_k3v9x2m8q4",
        "research",
        "cancel op_agent_session_20261122_101500_k3v9x2m8q4"
      })
  void at_50_columns_no_line_is_longer_and_no_id_is_broken(String command) {
    String session =
        "{\"id\":12,\"session_id\":12,\"operation_id\":\"%s\",\"phase\":\"training\",\"created_at\":\"2026-11-22T10:15:00Z\"}"
            .formatted(ROOT);
    server
        .on("GET /api/v1/operations", Wire.page(ROW))
        .on("GET /api/v1/agent/sessions", "{\"sessions\":[" + session + "],\"total\":1}")
        .on("GET /api/v1/agent/status", "{\"active_sessions\":[" + session + "]}")
        .on("GET /api/v1/operations/" + ROOT + "/tree", Wire.data(Wire.session("running", 41)))
        .on("POST /api/v1/agent/trigger", Wire.triggered())
        .on(
            "POST /api/v1/operations/" + ROOT + "/cancel",
            Wire.data("{\"operation_id\":\"" + ROOT + "\",\"status\":\"cancelled\"}"));
    var ran = terminal(50, (command + " --no-color").split(" "));
    assertThat((ran.out() + ran.err()).lines())
        .isNotEmpty()
        .allMatch(line -> line.length() <= 50)
        .allMatch(line -> !line.contains("op_") || line.contains(ROOT));
  }

  private Cli.Ran terminal(int columns, String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--server";
    all[arguments.length + 1] = server.uri();
    return new Cli(true, columns).run(all);
  }
}
