package ktrdr.cli;

import static ktrdr.cli.fixture.Wire.ROOT;
import static ktrdr.cli.fixture.Wire.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.Request;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code ktrdr operations events}, once and live. */
class EventsTest {
  private static final String EVENTS = "GET /api/v1/operations/" + ROOT + "/events";
  private static final String OPERATION = "GET /api/v1/operations/" + ROOT;
  private static final String SESSION = "GET /api/v1/agent/sessions/12";
  private static final String PING = ": ping\n\n";

  private final StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_table_says_when_what_became_what_by_whom_from_where_and_why() {
    server.on(EVENTS, Wire.page(event(3, TRAINING, "\"pending\"", "running")));
    assertThat(Cli.against(server, "ops", "events", ROOT).out().lines().map(EventsTest::squeezed))
        .containsExactly(
            "TIME SEQ OPERATION KIND STATUS ACTOR ORIGIN REASON",
            "2026-11-22 10:15:42Z 3 "
                + TRAINING
                + " transition pending → running session server ok");
  }

  @Test
  void on_a_terminal_an_operation_is_named_by_its_type() {
    server.on(EVENTS, Wire.page(event(3, TRAINING, "\"pending\"", "running")));
    var ran = new Cli(true, 80).with("KTRDR_SERVER", server.uri()).run("ops", "events", ROOT);
    assertThat(ran.out()).contains("3    training          transition").doesNotContain(TRAINING);
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void only_what_comes_after_a_number_is_shown_when_that_is_asked() {
    server.on(EVENTS, Wire.page());
    assertThat(Cli.against(server, "ops", "events", ROOT, "--after", "7").exit()).isZero();
    assertThat(server.request(EVENTS).line()).endsWith("?after=7&limit=1000");
    assertThat(Cli.against(server, "ops", "events", ROOT, "--after", "-1").exit()).isEqualTo(2);
  }

  @Test
  void a_followed_session_prints_each_event_and_exits_with_how_it_ended() {
    server.stream(EVENTS, message(1, "null", "pending") + PING + progress() + end("completed"))
        .on(OPERATION, Wire.data(Wire.session("completed", 100)));
    var ran = Cli.against(server, "ops", "events", ROOT, "-f");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines()).hasSize(2);
    assertThat(server.request(EVENTS).line()).endsWith("?after=0");
  }

  @Test
  void the_exit_code_is_that_of_a_follow() {
    server.stream(EVENTS, end("failed"))
        .on(
            OPERATION,
            Wire.data(Wire.session("cancelled", 40)),
            Wire.data(Wire.session("failed", 40)))
        .on(SESSION, Wire.sessionAnswer("failed_training"), Wire.sessionAnswer("budget_exceeded"));
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f").exit()).isEqualTo(7);
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f").exit()).isEqualTo(1);
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f").exit()).isEqualTo(3);
  }

  @Test
  void a_broken_connection_is_made_again_where_it_broke() {
    server.stream(
            EVENTS,
            message(1, "null", "pending") + message(2, "\"pending\"", "running") + progress(),
            PING,
            message(3, "\"running\"", "completed") + end("completed"))
        .on(OPERATION, Wire.data(Wire.session("completed", 100)));
    var ran = Cli.against(server, "ops", "events", ROOT, "-f", "-o", "jsonl");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines().map(line -> line.replaceAll(".*\"sequence\":(\\d+).*", "$1")))
        .containsExactly("1", "2", "3");
    assertThat(asked()).containsExactly("after=0", "after=2", "after=2");
    assertThat(ran.err()).contains("reconnecting");
  }

  @Test
  void a_server_that_starts_again_is_waited_for() {
    server.stream(EVENTS, message(1, "null", "pending"))
        .refuse(EVENTS, 404, "Context Root Not Found")
        .refuse(EVENTS, 503, Wire.problem(503, "too_many_streams", "Too many"))
        .stream(EVENTS, end("completed"))
        .on(OPERATION, Wire.data(Wire.session("completed", 100)));
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f").exit()).isZero();
    assertThat(asked()).containsExactly("after=0", "after=1", "after=1", "after=1");
  }

  @Test
  void an_operation_that_is_not_there_exits_4_and_a_server_that_is_not_there_8() {
    server.refuse(EVENTS, 404, Wire.problem(404, "operation_not_found", "Operation not found"));
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f").exit()).isEqualTo(4);
    server.close();
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f").exit()).isEqualTo(8);
  }

  @Test
  void json_lines_are_one_event_each_and_one_document_is_not_offered() {
    server.stream(EVENTS, message(1, "null", "pending") + end("completed"))
        .on(OPERATION, Wire.data(Wire.session("completed", 100)));
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f", "-o", "jsonl").out())
        .startsWith("{\"sequence\":1,")
        .endsWith("}\n");
    assertThat(Cli.against(server, "ops", "events", ROOT, "-f", "-o", "json").exit()).isEqualTo(2);
  }

  @Test
  void ctrl_c_only_ends_the_listening() {
    server.openStream(EVENTS, message(1, "null", "pending"));
    Cli cli = new Cli().with("KTRDR_SERVER", server.uri());
    cli.context().ctrlC().press();
    var ran = cli.run("ops", "events", ROOT, "-f");
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(ran.err()).contains("ktrdr ops events " + ROOT + " -f");
    assertThat(server.requests()).noneMatch(request -> request.line().startsWith("POST"));
  }

  private List<String> asked() {
    return server.requests().stream()
        .map(Request::line)
        .filter(line -> line.contains("/events?"))
        .map(line -> line.substring(line.indexOf('?') + 1))
        .toList();
  }

  private static String squeezed(String line) {
    return line.replaceAll(" +", " ");
  }

  private static String message(int sequence, String before, String after) {
    return "event: transition\nid: %d\ndata: %s\n\n"
        .formatted(sequence, event(sequence, ROOT, before, after));
  }

  private static String progress() {
    return "event: progress\ndata: {\"operation_id\":\"" + ROOT + "\",\"progress\":{}}\n\n";
  }

  private static String end(String status) {
    return "event: end\ndata: {\"root_operation_id\":\"%s\",\"status\":\"%s\"}\n\n"
        .formatted(ROOT, status);
  }

  private static String event(int sequence, String id, String before, String after) {
    return """
        {"sequence":%d,"root_operation_id":"%s","operation_id":"%s","time":"2026-11-22T10:15:42.123Z","kind":"transition",\
        "actor":"session","origin":"server","reason":"ok","before":%s,"after":"%s","facts":{}}"""
        .formatted(sequence, ROOT, id, before, after);
  }
}
