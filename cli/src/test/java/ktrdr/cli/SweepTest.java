package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final String ID = "op_sweep_20261122_101500_k3v9x2m8q4";
  private static final String START = "POST /api/v1/sweeps/start";
  private static final String SWEEP = "GET /api/v1/sweeps/" + ID;

  @TempDir Path directory;
  private final StubServer server = new StubServer();
  private String strategy;

  @BeforeEach
  void write() throws IOException {
    strategy = Files.writeString(directory.resolve("s.yaml"), "name: s").toString();
    server.on(
        START,
        "{\"success\":true,\"data\":{\"operation_id\":\"" + ID + "\",\"status\":\"running\"}}");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void settings_are_sent_as_json_where_they_are_json_and_else_as_text() {
    var ran =
        sweep(
            "--set",
            "training.epochs=20,40",
            "--set",
            "model.architecture.hidden_layers=[8],[16,8]",
            "--set",
            "model.architecture.activation=relu, tanh",
            "--symbol",
            "SPX",
            "--seeds",
            "1..3,9",
            "--evaluation",
            "holdout",
            "--detach");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(server.request("POST").body())
        .isEqualTo(
            "{\"strategy\":\"name: s\",\"evaluation\":{\"mode\":\"holdout\"},\"settings\":{"
                + "\"training_data.symbols.symbol\":[\"SPX\"],\"training.epochs\":[20,40],"
                + "\"model.architecture.hidden_layers\":[[8],[16,8]],"
                + "\"model.architecture.activation\":[\"relu\",\"tanh\"]},\"seeds\":[1,2,3,9]}");
    assertThat(ran.out()).isEqualTo(ID + "\n");
    assertThat(ran.err()).contains("ktrdr tree " + ID);
  }

  @Test
  void a_brief_runs_with_each_seed() {
    server.on(SWEEP, answer("completed", seeds(), run(1, 14, "{}", 7, "1.5")));
    var ran = run("research", "dips", "--seeds", "7..8", "-o", "name");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(server.request("POST").body()).isEqualTo("{\"brief\":\"dips\",\"seeds\":[7,8]}");
    assertThat(ran.out()).isEqualTo("14\n");
    assertThat(ran.err()).contains("1 of 2 ended: session 14, seed 7: poor, score 1.50");
  }

  @Test
  void it_fills_while_its_runs_end_and_shows_them_by_rank_with_a_heat_map() {
    String first = run(1, 14, cell(20, "relu"), 1, "0.5");
    String second = run(2, 15, cell(40, "tanh"), 1, "-1.25");
    server.on(
        SWEEP,
        answer("running", settings(), ""),
        answer("running", settings(), first),
        answer("completed", settings(), first + "," + second));
    var ran = sweep("--set", "training.epochs=20,40", "-o", "wide");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err().lines())
        .containsExactly(
            ID,
            "1 of 2 ended: session 14, training.epochs 20, model.activation relu: poor, score 0.50",
            "2 of 2 ended: session 15, training.epochs 40, model.activation tanh: poor, score"
                + " -1.25");
    assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "|").strip()))
        .contains(
            "RANK|SESSION|EPOCHS|ACTIVATION|SCORE|SHARPE|RETURN|TRADES|DSR|VERDICT",
            "1|14|20|relu|0.50|0.80|+12.5 %|31|40.0 %|poor",
            "score by training.epochs (down) and model.activation (across)",
            "20|██ 0.50|–",
            "score of 2 runs: median -0.38, from -1.25 to 0.50, standard deviation 1.24");
  }

  @Test
  void csv_has_a_column_for_each_setting() {
    server.on(SWEEP, answer("completed", settings(), run(1, 14, cell(20, "relu"), 1, "0.5")));
    assertThat(sweep("--set", "training.epochs=20,40", "-o", "csv").out().lines())
        .first()
        .asString()
        .startsWith("rank,point,session_id,seed,design_score")
        .contains("training.epochs,model.activation");
  }

  @Test
  void ctrl_c_cancels_all_its_runs_and_shows_the_end() {
    Cli cli = new Cli();
    server.on(SWEEP, answer("running", seeds(), ""), answer("cancelled", seeds(), ""));
    server.on("POST /api/v1/operations/" + ID + "/cancel", "{\"success\":true,\"data\":{}}");
    cli.context().ctrlC().press();
    var ran = cli.run("--server", server.uri(), "research", "dips", "--seeds", "1,2");
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(ran.err()).contains("cancelling all its runs");
    assertThat(server.requests())
        .anyMatch(request -> request.line().contains(ID + "/cancel"))
        .anyMatch(request -> request.body().equals("{\"reason\":\"Ctrl-C\"}"));
  }

  @Test
  void the_exit_code_says_how_it_ended() {
    server.on(SWEEP, answer("failed", seeds(), ""));
    assertThat(run("research", "--seeds", "1,2").exit()).isEqualTo(1);
  }

  @Test
  void one_that_was_cancelled_by_somebody_else_exits_with_7() {
    server.on(SWEEP, answer("cancelled", seeds(), ""));
    assertThat(run("research", "--seeds", "1,2").exit()).isEqualTo(7);
  }

  @Test
  void what_contradicts_is_refused_before_anything_is_sent() {
    assertThat(sweep().exit()).isEqualTo(2);
    assertThat(run("research", "--detach").exit()).isEqualTo(2);
    assertThat(run("research", "--seeds", "1..3", "--queue").exit()).isEqualTo(2);
    assertThat(run("sessions", "compare", "2").exit()).isEqualTo(2);
    assertThat(run("sessions", "compare", "2", "2").exit()).isEqualTo(2);
    assertThat(run("sessions", "compare", "2", "x").exit()).isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void sessions_stand_beside_each_other_with_the_best_marked() {
    server.on(
        "GET /api/v1/agent/sessions/compare",
        "{\"success\":true,\"differences\":[{\"path\":\"training.epochs\",\"values\":[20,null]}],"
            + "\"sessions\":["
            + compared(2, "0.5", "0.2", "[1,1.1,1.3]")
            + ","
            + compared(3, "-0.1", "0.1", "[]")
            + "]}");
    var ran = run("sessions", "compare", "2", "3", "-o", "wide");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines().map(line -> line.replaceAll(" {2,}", "|").strip()))
        .contains(
            "SESSION|2|3",
            "training.epochs|20|–",
            "Sharpe|0.50 *|-0.10",
            "drawdown|20.0 %|10.0 % *",
            "trades|–|–",
            "equity|▁▃█|–");
    assertThat(run("sessions", "compare", "2", "3", "-o", "name").out()).isEqualTo("2\n3\n");
  }

  @Test
  void the_filters_and_the_order_of_the_list_are_sent() {
    server.on("GET /api/v1/agent/sessions", "{\"sessions\":[],\"total\":0}");
    var ran =
        run(
            "sessions",
            "list",
            "--symbol",
            "SPX",
            "--verdict",
            "poor",
            "-m",
            "builtin",
            "--sort",
            "sharpe:asc",
            "--since",
            "3d");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(server.request("GET").line())
        .contains("symbol=SPX", "verdict=poor", "model=builtin", "sort=sharpe%3Aasc", "since=20");
  }

  private Cli.Ran sweep(String... options) {
    return run(
        Stream.concat(Stream.of("sweep", strategy), Stream.of(options)).toArray(String[]::new));
  }

  private Cli.Ran run(String... arguments) {
    return Cli.against(server, arguments);
  }

  private static String answer(String status, String of, String runs) {
    return """
    {"success":true,"operation_id":"%s","status":"%s","runs_total":2,"failed":0,%s,"runs":[%s],
     "summary":{"design_score":{"runs":2,"min":-1.25,"median":-0.375,"max":0.5,"deviation":1.237}}}\
    """
        .formatted(ID, status, of, runs);
  }

  private static String settings() {
    return "\"settings\":[{\"key\":\"training.epochs\",\"values\":[20,40]},"
        + "{\"key\":\"model.activation\",\"values\":[\"relu\",\"tanh\"]}],\"seeds\":[1]";
  }

  private static String seeds() {
    return "\"settings\":[],\"seeds\":[7,8]";
  }

  private static String cell(int epochs, String activation) {
    return "{\"training.epochs\":" + epochs + ",\"model.activation\":\"" + activation + "\"}";
  }

  private static String run(int rank, int session, String settings, int seed, String score) {
    return """
    {"rank":%d,"point":%d,"settings":%s,"seed":%d,"session_id":%d,"outcome":"success","verdict":"poor",
     "design_score":%s,"sharpe":0.8,"total_return":0.125,"trade_count":31,"test_dsr":0.4,"looks":2}\
    """
        .formatted(rank, rank, settings, seed, session, score);
  }

  private static String compared(int session, String sharpe, String drawdown, String equity) {
    return """
    {"session_id":%d,"seed":1,"verdict":"poor","sharpe":%s,"max_drawdown":%s,"equity":%s}\
    """
        .formatted(session, sharpe, drawdown, equity);
  }
}
