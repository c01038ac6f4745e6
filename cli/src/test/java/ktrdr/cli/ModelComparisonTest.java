package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {
  private static final String COMPARE = "/api/v1/agent/compare";
  private static final String FOUR = COMPARE + "/4";
  private static final String BUILTIN = "\"builtin\"";
  private static final String RANDOM = "\"random\"";

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void models_are_sent_with_what_the_user_gave_and_with_nothing_else() {
    server.on("POST " + COMPARE, comparison("running", 0, ""));
    var ran =
        run(
            "compare",
            "--models",
            "builtin,random",
            "--sessions",
            "2",
            "--brief",
            "dips, please",
            "--brief",
            "trends",
            "--seed",
            "7",
            "--symbol",
            "SPX",
            "--budget",
            "1.50",
            "--detach");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(server.request("POST").body())
        .isEqualTo(
            "{\"models\":[\"builtin\",\"random\"],\"sessions\":2,\"briefs\":[\"dips, please\",\"trends\"],"
                + "\"budget_usd\":1.50,\"symbol\":\"SPX\",\"seed\":7}");
    assertThat(ran.out()).isEqualTo("comparison 4: 2 sessions of builtin, random\n");
    assertThat(ran.err()).contains("follow it with: ktrdr agent comparison 4 -f");
  }

  @Test
  void a_script_gets_the_number_of_a_detached_comparison() {
    server.on("POST " + COMPARE, comparison("running", 0, ""));
    assertThat(run("compare", "-m", "builtin,random", "--detach", "-o", "name").out())
        .isEqualTo("4\n");
  }

  @Test
  void it_is_followed_to_its_end_and_each_session_that_ended_is_a_line() {
    String first = session(14, "builtin", "success", "\"poor\"", "0.123");
    String second = session(15, "random", "failed_backtest_gate", "\"poor\"", "-0.5");
    server.on("POST " + COMPARE, comparison("running", 0, ""));
    server.on(
        "GET " + FOUR,
        comparison("running", 0, waiting(14) + "," + waiting(15)),
        comparison("running", 1, first + "," + waiting(15)),
        comparison("ended", 2, first + "," + second));
    var ran = run("compare", "-m", "builtin,random", "-o", "wide");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err().lines())
        .containsExactly(
            "comparison 4: 2 sessions of builtin, random",
            "1 of 2 ended: session 14, builtin, seed 7: poor, Sharpe 0.12",
            "2 of 2 ended: session 15, random, seed 7: poor, Sharpe -0.50");
    assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "|").strip()))
        .containsExactly(
            "comparison 4|ended|2 of 2 sessions ended, budget $1.50",
            "",
            "MODEL|ENDED|SHARPE|RANGE|DEFLATED|VERDICTS|INVALID|TOKENS|COST",
            "builtin|1/1|0.12|0.12 to 0.12|25.0 %|1 poor|0|0|$0",
            "random|1/1|–|–|–|–|0|0|$0",
            "",
            "SESSION|MODEL|SEED|SHARPE|DEFLATED|VERDICT|BRIEF",
            "14|builtin|7|0.12|25.0 %|poor|dips",
            "15|random|7|-0.50|25.0 %|poor|dips");
  }

  @Test
  void in_csv_there_is_a_row_for_each_model() {
    server.on(
        "GET " + FOUR, comparison("ended", 2, session(14, "builtin", "success", "\"poor\"", "1")));
    assertThat(run("comparison", "4", "-o", "csv").out().lines().toList())
        .element(0)
        .asString()
        .startsWith("model,assess_model,sessions,ended,failed,cancelled,sharpe_count,sharpe_mean,");
    assertThat(run("comparison", "4", "-o", "csv").out())
        .contains("\nbuiltin,builtin,1,1,0,0,1,0.12");
  }

  @Test
  void the_exit_code_says_whether_sessions_failed_or_were_cancelled() {
    assertThat(exit(result("builtin", 1, 0))).isEqualTo(1);
    assertThat(exit(result("builtin", 0, 1))).isEqualTo(7);
    assertThat(exit(result("builtin", 1, 1))).isEqualTo(1);
    assertThat(exit(result("builtin", 0, 0))).isZero();
  }

  private int exit(String results) {
    server.now(
        "GET " + FOUR,
        answer("ended", 1, 0, results, session(14, "builtin", "success", "\"poor\"", "1")));
    return run("comparison", "4", "-f").exit();
  }

  @Test
  void sessions_that_ended_for_want_of_money_exit_with_3() {
    String results = result("builtin", 1, 0);
    server.on(
        "GET " + FOUR,
        answer("ended", 1, 0, results, session(14, "opus", "budget_exceeded", "null", "null")));
    assertThat(run("comparison", "4", "-f").exit()).isEqualTo(3);
  }

  @Test
  void when_only_a_budget_holds_it_the_follower_says_how_to_raise_it_and_leaves() {
    server.on(
        "GET " + FOUR,
        answer(
            "running",
            1,
            1,
            "",
            session(14, "builtin", "success", "null", "1") + "," + waiting(15)));
    var ran = run("comparison", "4", "-f");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("ktrdr agent budget set --comparison 4 --comparison-limit USD");
  }

  @Test
  void ctrl_c_cancels_all_its_sessions_and_shows_the_end() {
    Cli cli = new Cli();
    server.on("POST " + COMPARE, comparison("running", 0, ""));
    server.on(
        "GET " + FOUR, comparison("running", 0, waiting(14)), comparison("ended", 1, waiting(14)));
    server.on("DELETE " + FOUR, cancelled("ended"));
    cli.context().ctrlC().press();
    var ran = cli.run("--server", server.uri(), "agent", "compare", "-m", "builtin,random");
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(server.request("DELETE").body()).isEqualTo("{\"reason\":\"Ctrl-C\"}");
    assertThat(ran.err()).contains("cancelling all its sessions");
    assertThat(ran.out()).contains("comparison 4");
  }

  @Test
  void ctrl_c_only_leaves_a_comparison_that_another_command_started() {
    Cli cli = new Cli();
    server.on("GET " + FOUR, comparison("running", 0, waiting(14)));
    cli.context().ctrlC().press();
    var ran = cli.run("--server", server.uri(), "agent", "comparison", "4", "-f");
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(ran.err()).contains("cancel it with: ktrdr agent cancel --comparison 4");
    assertThat(server.requests()).noneMatch(request -> request.line().startsWith("DELETE"));
  }

  @Test
  void a_comparison_is_cancelled_by_its_number() {
    server.on("DELETE " + FOUR, cancelled("cancelling"));
    var ran = run("cancel", "--comparison", "4", "-r", "enough");
    assertThat(ran.out()).isEqualTo("comparison 4  cancelling  2 sessions cancelled\n");
    assertThat(server.request("DELETE").body()).isEqualTo("{\"reason\":\"enough\"}");
    assertThat(run("cancel", "12", "--comparison", "4").exit()).isEqualTo(2);
  }

  @Test
  void comparisons_are_listed() {
    server.on(
        "GET " + COMPARE,
        """
        {"success":true,"next_page_token":null,"comparisons":[{"comparison_id":4,"status":"running",
         "created_at":"2026-11-30T10:15:00Z","models":["builtin","random"],"briefs":["dips",""],
         "sessions_each":3,"seed":1,"sessions_total":12,"ended":5}]}\
        """);
    assertThat(run("comparisons", "-o", "wide").out().lines().map(l -> l.replaceAll(" {2,}", "|")))
        .containsExactly(
            "COMPARISON|STATUS|ENDED|CREATED|MODELS|BRIEFS",
            "4|running|5/12|2026-11-30 10:15:00Z|builtin, random|dips");
    assertThat(run("comparisons", "-o", "name").out()).isEqualTo("4\n");
  }

  @Test
  void what_makes_no_sense_together_is_a_usage_error() {
    for (List<String> bad :
        List.of(
            List.of("compare"),
            List.of("compare", "12", "--models", "builtin,random"),
            List.of("compare", "12", "--seed", "7"),
            List.of("compare", "12", "--detach"),
            List.of("comparison", "x"),
            List.of("budget", "set", "--comparison", "4", "-r", "why"),
            List.of("cancel", "--comparison", "x"))) {
      assertThat(run(bad.toArray(String[]::new)).exit()).as(bad.toString()).isEqualTo(2);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void the_limit_of_a_comparison_is_set_by_its_number() {
    server.on("PUT /api/v1/agent/budget", "{\"success\":true}");
    run("budget", "set", "--comparison", "4", "--comparison-limit", "5", "-r", "worth it");
    assertThat(server.request("PUT").line()).endsWith("?comparison=4");
    assertThat(server.request("PUT").body())
        .isEqualTo("{\"comparison_limit_usd\":5,\"reason\":\"worth it\"}");
  }

  private static String waiting(int session) {
    return session(session, "builtin", null, "null", "null");
  }

  private static String session(
      int id, String model, String outcome, String verdict, String sharpe) {
    return """
    {"session_id":%d,"phase":"%s","outcome":%s,"verdict":%s,"model":"%s","assess_model":"builtin","brief":"dips",
     "seed":7,"sharpe":%s,"deflated_sharpe":0.25}\
    """
        .formatted(
            id,
            outcome == null ? "idle" : "complete",
            outcome == null ? null : "\"" + outcome + "\"",
            verdict,
            model,
            sharpe);
  }

  private static String comparison(String status, int ended, String sessions) {
    return answer(status, ended, 0, result("builtin", 0, 0) + "," + nothingYet("random"), sessions);
  }

  private static String answer(
      String status, int ended, int waiting, String results, String sessions) {
    return """
    {"success":true,"comparison_id":4,"status":"%s","models":[%s,%s],"briefs":["dips"],"sessions_each":1,"seed":7,
     "sessions_total":2,"ended":%d,"waiting_for_budget":%d,"removed":0,"budget":{"limit_usd":1.5},
     "results":[%s],"sessions":[%s]}\
    """
        .formatted(status, BUILTIN, RANDOM, ended, waiting, results, sessions);
  }

  private static String result(String model, int failed, int cancelled) {
    return """
    {"model":"%s","assess_model":"builtin","sessions":1,"ended":1,"failed":%d,"cancelled":%d,"sharpe_count":1,
     "sharpe_mean":0.12,"sharpe_min":0.12,"sharpe_max":0.12,"deflated_sharpe_mean":0.25,
     "verdicts":{"promising":0,"neutral":0,"poor":1},"invalid_proposals":0,"total_tokens":0,"cost_usd":0}\
    """
        .formatted(model, failed, cancelled);
  }

  private static String nothingYet(String model) {
    return """
    {"model":"%s","assess_model":"builtin","sessions":1,"ended":1,"failed":0,"cancelled":0,"sharpe_count":0,
     "sharpe_mean":null,"sharpe_min":null,"sharpe_max":null,"deflated_sharpe_mean":null,
     "verdicts":{"promising":0,"neutral":0,"poor":0},"invalid_proposals":0,"total_tokens":0,"cost_usd":0}\
    """
        .formatted(model);
  }

  private static String cancelled(String status) {
    return """
    {"success":true,"comparison_id":4,"status":"%s","effective":true,"sessions_cancelled":[15,14],
     "cancellation_reason":"x"}\
    """
        .formatted(status);
  }

  private Cli.Ran run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "agent";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Cli.against(server, all);
  }
}
