package ktrdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ktrdr.cli.fixture.Cli;
import ktrdr.cli.fixture.RawServer;
import ktrdr.cli.fixture.StubServer;
import ktrdr.cli.fixture.Wire;
import org.junit.jupiter.api.Test;

/** All commands, each against every way in which a server can fail them. */
class EveryFailureIsASentenceTest {
  private static final String JSON = "application/json";
  private static final Pattern JAVA =
      Pattern.compile(
          "\\b[A-Za-z]*(Exception|Error)\\b|\\b(java|javax|jakarta|org|com|sun|ktrdr)\\.[a-z]+\\.|^\\s+at"
              + " ",
          Pattern.MULTILINE);

  @Test
  void a_server_that_is_down_is_exit_8_and_says_how_to_start_one() {
    RawServer closed = RawServer.silent();
    closed.close();
    everyCall(closed.uri(), 8, "start one with: ktrdr server start");
  }

  @Test
  void a_host_that_nobody_knows_is_exit_8_and_named() {
    everyCall("http://no-such-host.invalid:9080", 8, "no-such-host.invalid");
  }

  @Test
  void a_server_that_wants_a_login_is_exit_1_and_says_how() {
    try (StubServer server = new StubServer()) {
      server.otherwise(
          401, "application/problem+json", Wire.problem(401, "unauthorized", "Log in first"));
      everyCall(server.uri(), 1, "KTRDR_TOKEN");
    }
  }

  @Test
  void a_server_that_breaks_is_exit_1() {
    try (StubServer server = new StubServer()) {
      server.otherwise(500, "text/html", "<html>java.lang.NullPointerException</html>");
      everyCall(server.uri(), 1, "The server answered 500");
    }
  }

  @Test
  void a_page_of_another_program_is_exit_8() {
    garbage(200, "text/html", "<html><body>It works!</body></html>");
  }

  @Test
  void broken_json_is_exit_8() {
    garbage(200, JSON, "{\"success\":tru");
  }

  @Test
  void an_answer_without_a_body_is_exit_8() {
    garbage(200, JSON, "");
  }

  @Test
  void no_content_is_exit_8() {
    garbage(204, JSON, "");
  }

  @Test
  void json_that_is_no_object_is_exit_8() {
    garbage(200, JSON, "[1,2]");
    garbage(200, JSON, "null");
  }

  @Test
  void json_of_another_type_is_exit_8() {
    garbage(200, "application/octet-stream", "\u0000\u0001");
  }

  @Test
  void an_answer_in_another_protocol_is_exit_8() {
    try (RawServer server = RawServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      everyCall(server.uri(), 8, "no ktrdr server");
    }
  }

  @Test
  void an_answer_that_is_cut_off_is_exit_8() {
    try (RawServer server =
        RawServer.saying(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{")) {
      everyCall(server.uri(), 8, "no ktrdr server");
    }
  }

  @Test
  void a_connection_that_is_closed_without_an_answer_is_exit_8() {
    try (RawServer server = RawServer.saying("")) {
      everyCall(server.uri(), 8, "no ktrdr server");
    }
  }

  @Test
  void a_server_that_never_answers_is_exit_8_after_the_time_out() {
    try (RawServer server = RawServer.silent()) {
      everyCall(server.uri(), 8, "does not answer in time");
    }
  }

  @Test
  void an_empty_object_is_no_reason_for_a_class_name() {
    try (StubServer server = new StubServer()) {
      server.otherwise(200, JSON, "{}");
      List<String> wrong = new ArrayList<>();
      Samples.calls().forEach(line -> check(line, server.uri(), -1, "", wrong));
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void a_start_that_is_answered_without_an_operation_is_exit_8() {
    try (StubServer server = new StubServer()) {
      server.otherwise(200, JSON, "{}");
      for (String line : new String[] {"research x", "demo", "backtest --model m --detach"}) {
        var ran = new Cli().run(Samples.with(line, "--server", server.uri()));
        assertThat(ran.exit()).as(line).isEqualTo(8);
        assertThat(ran.out()).as(line).isEmpty();
      }
    }
  }

  private static void garbage(int status, String type, String body) {
    try (StubServer server = new StubServer()) {
      server.otherwise(status, type, body);
      everyCall(server.uri(), 8, "no ktrdr server");
    }
  }

  private static void everyCall(String uri, int exit, String sentence) {
    List<String> wrong = new ArrayList<>();
    Samples.calls().forEach(line -> check(line, uri, exit, sentence, wrong));
    assertThat(wrong).isEmpty();
  }

  /** None of the servers here is slow: this is long enough for what answers. */
  private static Cli cli(String sentence) {
    return sentence.contains("in time") ? Cli.waiting(Duration.ofMillis(20)) : new Cli();
  }

  private static void check(
      String line, String uri, int exit, String sentence, List<String> wrong) {
    Cli.Ran ran = cli(sentence).run(Samples.with(line, "--server", uri));
    if (exit >= 0 && (ran.exit() != exit || !ran.err().contains(sentence))
        || JAVA.matcher(ran.err() + ran.out()).find()) {
      wrong.add("ktrdr " + line + " → exit " + ran.exit() + ": " + ran.err().strip());
    }
  }
}
