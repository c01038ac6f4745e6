package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoneyTest {
  private static final String BUDGET =
      """
      {"success":true,"date":"2026-11-30","daily_limit":20,"today_spend":0.0512,"reserved":0.4,"remaining":19.5488,
       "budget_disabled":false,"cycles_affordable":40,"by_model":[],"blocked_bills":1,
       "day":{"budget":"day:2026-11-30","limit_usd":20,"spent_usd":0.0512,"held_usd":0.4,"remaining_usd":19.5488,"blocked_bills":1},
       "total":{"budget":"total","limit_usd":null,"spent_usd":120.5,"held_usd":0.4,"remaining_usd":null,"blocked_bills":1},
       "session":null,
       "changes":[{"budget":"daily","limit_usd":20,"by":"local","reason":"a quiet week","at":"2026-11-30T09:00:00Z"}]}\
      """;
  private static final String SUM =
      """
      "attempts":3,"unpriced_attempts":0,"input_tokens":1000,"output_tokens":500,"total_tokens":1500,"uncached_input_tokens":1000,
      "cache_read_tokens":0,"cache_write_tokens":0,"reasoning_tokens":0,"known_cost_usd":0.00001234567890123,"held_usd":0""";
  private static final String ENTRY =
      """
      {"id":7,"session_id":12,"phase":"design","turn":1,"attempt":2,"model":"claude-opus-5","state":"estimated","waiting":true,
       "flags":[],"note":"the stream broke","cost_usd":0.02,"held_usd":0.4,"input_tokens":900,"output_tokens":10,
       "reserved_at":"2026-11-30T09:00:00Z"}\
      """;

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void budgets_are_a_table_with_the_last_changes() {
    server.on("GET /api/v1/agent/budget", BUDGET);
    assertThat(run("budget").out())
        .isEqualTo(
            """
            BUDGET          LIMIT   SPENT    HELD     LEFT
            day 2026-11-30  $20.00  $0.0512  $0.4000  $19.55
            total           none    $120.50  $0.4000  none
            enough for about 40 sessions as they cost of late
            ! 1 odd bills stop every further call; see them with: ktrdr agent ledger --waiting

            last changes
              · 2026-11-30 09:00:00Z daily $20.00 by local: a quiet week
            """);
  }

  @Test
  void a_limit_is_sent_with_every_digit_and_none_as_null() {
    server.on("PUT /api/v1/agent/budget", BUDGET);
    var ran = run("budget", "set", "--daily", "0.12345678901234", "--total", "none", "-r", "why");
    assertThat(ran.exit()).isZero();
    assertThat(server.request("PUT").body())
        .isEqualTo(
            "{\"daily_limit_usd\":0.12345678901234,\"total_limit_usd\":null,\"reason\":\"why\"}");
  }

  @Test
  void a_session_has_a_limit_of_its_own() {
    server.on("PUT /api/v1/agent/budget", BUDGET);
    run("budget", "set", "--session", "12", "--session-limit", "2", "-r", "worth it");
    assertThat(server.request("PUT").line()).contains("session=12");
    assertThat(server.request("PUT").body())
        .isEqualTo("{\"session_limit_usd\":2,\"reason\":\"worth it\"}");
  }

  @Test
  void a_change_without_a_limit_or_a_reason_is_exit_2() {
    assertThat(run("budget", "set", "-r", "why").err()).contains("say which limit");
    assertThat(run("budget", "set", "--daily", "5").exit()).isEqualTo(2);
    assertThat(run("budget", "set", "--session", "12", "--daily", "5", "-r", "why").err())
        .contains("belong together");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void costs_are_rounded_for_people_and_whole_in_json() {
    server.on(
        "GET /api/v1/agent/cost",
        "{\"success\":true,\"by\":\"day\",\"since\":null,\"costs\":[{\"key\":\"2026-11-30\",\"session_id\":null,\"cost_usd\":0.00001234567890123,"
            + SUM
            + "}],\"total\":{\"key\":\"total\",\"session_id\":null,\"cost_usd\":null,"
            + SUM
            + "}}");
    assertThat(run("cost", "--by", "day", "--since", "2026-11-01").out())
        .isEqualTo(
            """
            DAY         COST                 HELD  CALLS  INPUT  CACHED  OUTPUT
            2026-11-30  <$0.0001             $0    3      1,000  0       500
            total       <$0.0001 + unpriced  $0    3      1,000  0       500
            """);
    assertThat(server.request("GET").line()).contains("by=day").contains("since=2026-11-01");
    assertThat(run("cost", "--by", "day", "-o", "json").out()).contains("0.00001234567890123");
  }

  @Test
  void no_calls_are_said_on_stderr() {
    server
        .on("GET /api/v1/agent/cost", "{\"success\":true,\"costs\":[],\"total\":{}}")
        .on("GET /api/v1/agent/ledger", "{\"success\":true,\"entries\":[]}");
    assertThat(run("cost").err()).isEqualTo("no calls of language models yet\n");
    assertThat(run("ledger", "--waiting").err()).isEqualTo("no call waits for a person\n");
  }

  @Test
  void models_show_their_prices_and_what_keeps_them_from_being_called() {
    server.on(
        "GET /api/v1/agent/models",
        """
        {"success":true,"default_model":"builtin","problems":["There is no key for anthropic."],"providers":[],"models":[
         {"model":"builtin","provider":"builtin","aliases":[],"is_default":true,"key_set":true,"priced":true,"usable":true,"remark":null,"price":null},
         {"model":"claude-opus-5-5","provider":"anthropic","aliases":["opus"],"is_default":false,"key_set":false,"priced":true,"usable":false,"remark":"no key",
          "knowledge_cutoff":"2026-06-30","context_window":1000000,
          "price":{"tiers":[{"from_input_tokens":0,"input_usd":4,"output_usd":20,"cache_read_usd":0.20,"cache_writes":[]}]}}]}
        """);
    var ran = run("models", "-o", "wide");
    assertThat(ran.out())
        .isEqualTo(
            """
            MODEL            PROVIDER   KEY         IN  OUT  KNOWS UNTIL  CONTEXT    ALIASES  REMARK
            builtin *        builtin    needs none  $0  $0   –            –
            claude-opus-5-5  anthropic  none        $4  $20  2026-06-30   1,000,000  opus     no key
            """);
    assertThat(ran.err()).isEqualTo("warning: There is no key for anthropic.\n");
    assertThat(run("models", "-o", "name").out()).isEqualTo("builtin\nclaude-opus-5-5\n");
  }

  @Test
  void prices_have_a_line_for_each_tier() {
    server.on("GET /api/v1/agent/prices", prices());
    assertThat(run("prices", "-o", "wide").out())
        .isEqualTo(
            """
            MODEL  FROM TOKENS  IN    OUT   READ   WRITE      VALID             CHECKED     SOURCE
            mine   0            $0.1  $0.5  $0.01  5m $0.125  from 2026-11-01   2026-11-30  prices.yaml
            mine   100,000      $0.5  $2.5  $0.05             from 2026-11-01   2026-11-30  prices.yaml
            """
                .replace("from 2026-11-01   2", "from 2026-11-01  2")
                .replace("VALID             C", "VALID            C"));
  }

  @Test
  void a_list_of_prices_is_checked_by_the_server(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("prices.yaml"), "models: []\n");
    server.on("POST /api/v1/agent/prices/check", prices());
    var ran = run("prices", "check", file.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEqualTo("1 row, no faults\n");
    assertThat(server.request("POST").body()).isEqualTo("{\"document\":\"models: []\\n\"}");
  }

  @Test
  void the_faults_of_a_list_of_prices_are_told_with_their_lines(@TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("prices.yaml"), "models: 1\n");
    server.refuse(
        "POST /api/v1/agent/prices/check",
        422,
        "{\"code\":\"invalid_prices\",\"detail\":\"The list of prices has 2 faults: line 1: a\","
            + "\"errors\":[{\"pointer\":\"/models/0\",\"detail\":\"line 1: a\"},"
            + "{\"pointer\":\"/models/1\",\"detail\":\"line 3: b\"}]}");
    var ran = run("prices", "check", file.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("/models/0: line 1: a").contains("/models/1: line 3: b");
  }

  @Test
  void calls_are_listed_with_what_waits() {
    server.on(
        "GET /api/v1/agent/ledger",
        "{\"success\":true,\"entries\":[" + ENTRY + "],\"next_page_token\":\"Y2FsbCA3\"}");
    var ran = run("ledger", "--waiting", "--session", "12", "-o", "wide");
    assertThat(server.request("GET").line()).contains("session=12").contains("waiting=true");
    assertThat(ran.out())
        .contains("7     12       design  1.2   estimated, waits  $0.0200  $0.4000  900    10")
        .contains("the stream broke");
    assertThat(ran.err()).isEqualTo("there are more; see -l\n");
  }

  @Test
  void a_call_is_settled_with_its_cost_and_reason() {
    server.on(
        "POST /api/v1/agent/ledger/7/settle",
        "{\"success\":true,\"entry\":" + ENTRY.replace("estimated", "settled") + "}");
    var ran = run("ledger", "settle", "7", "--cost", "0.02", "-r", "the bill");
    assertThat(ran.out()).isEqualTo("call 7  settled  $0.0200\n");
    assertThat(server.request("POST").body())
        .isEqualTo("{\"cost_usd\":0.02,\"reason\":\"the bill\"}");
  }

  private static String prices() {
    return """
    {"success":true,"prices":[{"model":"mine","valid_from":"2026-11-01","valid_until":null,"retires":null,"checked":"2026-11-30",
     "own":true,"source":"https://example.com","tiers":[
      {"from_input_tokens":0,"input_usd":0.1,"output_usd":0.5,"cache_read_usd":0.01,"cache_writes":[{"lifetime":"5m","usd":0.125}]},
      {"from_input_tokens":100000,"input_usd":0.5,"output_usd":2.5,"cache_read_usd":0.05,"cache_writes":[]}]}]}
    """;
  }

  private Cli.Ran run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "agent";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Cli.against(server, all);
  }
}
