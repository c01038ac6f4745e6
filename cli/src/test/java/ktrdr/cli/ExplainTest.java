package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private static final String OPERATION = "GET /api/v1/operations/" + ROOT;

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void what_waits_is_told_in_a_sentence_with_each_cause_and_its_remedy() {
    server.on(
        OPERATION + "/explain",
        Wire.data(
            """
            {"operation_id":"%s","status":"pending","waiting":true,"summary":"Waits for a place: second in the queue.",
             "causes":[
              {"code":"queued","detail":"One session is before it.","remedy":null,"facts":{"position":2}},
              {"code":"limit_held","detail":"Session 11 holds the only place.","remedy":"ktrdr agent cancel 11","facts":{}}]}"""
                .formatted(ROOT)));
    var ran = Cli.against(server, "ops", "explain", ROOT);
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            Waits for a place: second in the queue.
              · One session is before it. (queued)
              · Session 11 holds the only place. (limit_held)
                → ktrdr agent cancel 11
            """);
  }

  @Test
  void what_is_finished_needs_no_cause() {
    server.on(
        OPERATION + "/explain",
        Wire.data(
            "{\"status\":\"completed\",\"waiting\":false,\"summary\":\"It completed.\",\"causes\":[]}"));
    assertThat(Cli.against(server, "ops", "explain", ROOT).out()).isEqualTo("It completed.\n");
  }

  @Test
  void the_log_is_its_last_lines_and_can_not_drive_the_terminal() {
    server.on(OPERATION + "/log", "one\ntwo \u001b[2J\n");
    var ran = Cli.against(server, "ops", "log", ROOT, "-n", "2");
    assertThat(ran.out()).isEqualTo("one\ntwo [2J\n");
    assertThat(server.request("GET").line()).endsWith("/log?lines=2");
  }

  @Test
  void a_log_that_is_followed_prints_each_line_once_until_the_end() {
    server
        .on(OPERATION + "/log", "a\nb\nc\n", "a\nb\nc\n", "a\nb\nc\nd\n", "a\nb\nc\nd\nd\n")
        .on(
            OPERATION + "/tree",
            Wire.data(Wire.session("running", 1)),
            Wire.data(Wire.session("running", 2)),
            Wire.data(Wire.session("completed", 100)));
    var ran = Cli.against(server, "ops", "log", ROOT, "-f", "-n", "2");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo("b\nc\nd\nd\n");
  }

  @Test
  void an_operation_without_a_log_is_not_found() {
    server.refuse(OPERATION + "/log", 404, Wire.problem(404, "no_log", "It has no log yet"));
    var ran = Cli.against(server, "ops", "log", ROOT);
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).startsWith("error: It has no log yet");
  }
}
