package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.BACKTEST;
import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.Request;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands that take several operations, and a session's number in the place of any. */
class SeveralTest {
  private static final String OPERATIONS = "/api/v1/operations/";
  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void all_are_cancelled_also_behind_one_that_fails_and_the_exit_code_is_of_the_first_failure() {
    server
        .on("POST " + OPERATIONS + ROOT + "/cancel", cancelled(ROOT))
        .refuse(
            "POST " + OPERATIONS + TRAINING + "/cancel",
            409,
            Wire.problem(409, "x", "Operation cannot be cancelled (status: completed)"))
        .refuse("POST " + OPERATIONS + BACKTEST + "/cancel", 404, Wire.problem(404, "x", "gone"));
    var ran = Cli.against(server, "cancel", TRAINING, BACKTEST, ROOT);
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.out()).isEqualTo(ROOT + "  cancelled\n");
    assertThat(ran.err())
        .contains("error: " + TRAINING + ": Operation cannot be cancelled (status: completed)")
        .contains("error: " + BACKTEST + ": gone");
  }

  @Test
  void several_answers_are_a_list_for_programs() {
    server
        .on("POST " + OPERATIONS + ROOT + "/cancel", cancelled(ROOT))
        .on("POST " + OPERATIONS + TRAINING + "/cancel", cancelled(TRAINING));
    assertThat(Cli.against(server, "cancel", ROOT, TRAINING, "-o", "json").out())
        .startsWith("{\n    \"success\": true,\n    \"data\": [\n")
        .contains("\"operation_id\": \"" + TRAINING + "\"");
    assertThat(Cli.against(server, "cancel", ROOT, TRAINING, "-o", "jsonl").out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"operation_id\":"));
    assertThat(Cli.against(server, "cancel", ROOT, TRAINING, "-o", "csv").out().lines()).hasSize(3);
    assertThat(Cli.against(server, "cancel", ROOT, TRAINING, "-o", "name").out())
        .isEqualTo(ROOT + "\n" + TRAINING + "\n");
  }

  @Test
  void status_tree_wait_explain_pause_and_resume_take_several() {
    for (String id : new String[] {ROOT, TRAINING}) {
      String operation =
          id.equals(ROOT)
              ? Wire.session("completed", 100)
              : Wire.child(id, "training", "failed", 10, null);
      server
          .on("GET " + OPERATIONS + id, Wire.data(operation))
          .on("GET " + OPERATIONS + id + "/tree", Wire.data(operation))
          .on(
              "GET " + OPERATIONS + id + "/explain",
              Wire.data("{\"summary\":\"it is " + id + "\"}"))
          .on("POST " + OPERATIONS + id + "/pause", Wire.data(operation))
          .on("POST " + OPERATIONS + id + "/resume", Wire.data(operation));
    }
    for (String command : "status tree explain pause resume".split(" ")) {
      var ran = Cli.against(server, "ops", command, ROOT, TRAINING);
      assertThat(ran.exit()).as(command + ran.err()).isZero();
      assertThat(ran.out()).as(command).contains(ROOT).containsAnyOf(TRAINING, "training");
    }
    var waited = Cli.against(server, "wait", ROOT, TRAINING);
    assertThat(waited.exit()).isEqualTo(1);
    assertThat(waited.out()).isEqualTo(ROOT + "  completed\n" + TRAINING + "  failed\n");
    assertThat(Cli.against(server, "resume", ROOT, TRAINING, "-f").exit()).isEqualTo(2);
  }

  @Test
  void the_number_of_a_session_means_its_operation_of_the_kind_that_is_asked_for() {
    String other = BACKTEST.replace("cccc", "dddd");
    server
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"))
        .on(
            "GET " + OPERATIONS + ROOT + "/tree",
            Wire.data(
                Wire.session(
                    "completed",
                    100,
                    Wire.child(TRAINING, "training", "completed", 100, null),
                    Wire.child(other, "backtesting", "completed", 100, null)
                        .replace("\"attempt\":1", "\"attempt\":2"),
                    Wire.child(BACKTEST, "backtesting", "failed", 100, null))))
        .on("GET " + OPERATIONS + other + "/trades", Wire.page("{\"direction\":\"long\"}"))
        .on("GET " + OPERATIONS + other + "/equity", Wire.page("{\"equity_usd\":1}"))
        .on(
            "GET " + OPERATIONS + TRAINING + "/metrics",
            Wire.data("{\"metrics\":{\"best_epoch\":1}}"))
        .on("GET " + OPERATIONS + ROOT + "/log", "one line\n");
    assertThat(Cli.against(server, "ops", "trades", "12").out()).isEqualTo("DIRECTION\nlong\n");
    assertThat(Cli.against(server, "ops", "equity", ROOT).out()).isEqualTo("EQUITY_USD\n1\n");
    assertThat(Cli.against(server, "ops", "metrics", "12").out()).isEqualTo("best_epoch  1\n");
    assertThat(Cli.against(server, "ops", "log", "12").out()).isEqualTo("one line\n");
    assertThat(Cli.against(server, "tree", "12").exit()).isZero();
  }

  @Test
  void a_session_that_has_not_come_so_far_has_no_trades() {
    server
        .on("GET /api/v1/agent/sessions/12", Wire.sessionAnswer("success"))
        .on("GET " + OPERATIONS + ROOT + "/tree", Wire.data(Wire.session("running", 1)));
    var ran = Cli.against(server, "ops", "trades", "12");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("The session 12 has no backtesting yet");
  }

  @Test
  void an_empty_id_cancels_nothing_even_if_there_is_only_one_operation() {
    server.on(
        "GET /api/v1/operations", Wire.page(Wire.summary(ROOT, "agent_session", "running", 1)));
    for (String id : new String[] {"", " "}) {
      var ran = Cli.against(server, "cancel", id);
      assertThat(ran.exit()).isEqualTo(2);
      assertThat(ran.err()).contains("ID is empty; was a variable not set?");
    }
    assertThat(server.requests()).extracting(Request::line).isEmpty();
  }

  private static String cancelled(String id) {
    return Wire.data(
        "{\"operation_id\":\"" + id + "\",\"status\":\"cancelled\",\"effective\":true}");
  }
}
