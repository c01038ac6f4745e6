package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Agent;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can be read in two ways, or not at all, is refused as the client's fault and not done. In
 * the table – means that it was not measured before.
 */
@ExtendWith(LeavesIdle.class)
class MalformedRequestsIT {
  private static final String TRIGGER = "POST /api/v1/agent/trigger HTTP/1.1\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final ProofTable TABLE =
      new ProofTable(
          "6-attacks-c-malformed", "Requests that can't be understood", "request", "before", "now");

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          two Host headers, the second foreign | 200 | Host: localhost:PORT~Host: evil.example
          two Host headers, both good          | 200 | Host: localhost:PORT~Host: localhost:PORT
          no Host header                       | 200 | Accept: */*
          an empty Host header                 | 200 | Host:
          """)
  void a_request_has_one_host(String what, int before, String headers) {
    String lines = headers.replace("PORT", "" + Raw.port()).replace("~", "\r\n") + "\r\n";
    check(what, before, Raw.get("/api/v1/symbols", lines + "Connection: close\r\n"), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Content-Length: 1x                                  | 202 | 400
          Content-Length: -1                                  | accepted | 400
          Content-Length: 99999999999999999999                | 413 | 400
          Content-Length: 10000000                            | 413 | 413
          Content-Length: 2~Content-Encoding: gzip            | 500 | 415
          Content-Length: 2~Content-Type: application/json    | – | 400
          Content-Length: 2~Idempotency-Key: a~Idempotency-Key: b | – | 400
          Transfer-Encoding: gzip                             | accepted | 400
          """)
  void a_body_is_described_in_one_way(String headers, String before, int now) {
    String lines = headers.replace("~", "\r\n") + "\r\n";
    check(headers, before, TRIGGER + Raw.own() + JSON + lines + "\r\n{}", now);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/json; charset="x"       | 500
          application/json; charset=utf-16    | 400
          application/json; charset=iso-8859-1| –
          application/jsonx                   | –
          text/plain                          | 415
          multipart/form-data; boundary=x     | –
          """)
  void a_body_is_json_in_utf_8(String type, String before) {
    String head = TRIGGER + Raw.own() + "Content-Type: " + type + "\r\nContent-Length: 2\r\n";
    check("Content-Type: " + type, before, head + "\r\n{}", 415);
  }

  @ParameterizedTest
  @CsvSource({"zz, 500", "-1, 500", "ffffffffffffffff, 500", "'', –"})
  void a_chunk_says_its_size(String size, String before) {
    String head = TRIGGER + Raw.own() + JSON + "Transfer-Encoding: chunked\r\n\r\n";
    check("a chunk of size " + size, before, head + size + "\r\n{}\r\n0\r\n\r\n", 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"candidates": 4, "candidates": 5} | accepted, the last one counted
          {"brief": "\\ud800"}               | accepted
          {"brief": "\u00ff\u00fe"}          | accepted, changed
          """)
  void a_text_is_kept_as_it_is_or_refused(String json, String before) {
    byte[] bytes = json.getBytes(StandardCharsets.ISO_8859_1);
    String head = TRIGGER + Raw.own() + JSON + "Content-Length: " + bytes.length + "\r\n\r\n";
    String request = head + new String(bytes, StandardCharsets.ISO_8859_1);
    check(json.replace("\u00ff\u00fe", "bytes ff fe"), before, request, 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/operations?limit=%zz       | 500
          /api/v1/operations?limit=%         | 500
          /api/v1/operations?%zz=1           | 500
          /api/v1/operations?limit=%ff       | 400
          /api/v1/operations?limit=1&limit=2 | 200, one ignored
          /api/v1/operations?status=&status= | –
          /api/v1/events?roots=,             | a stream of nothing
          /api/v1/events?roots=@active,      | –
          /api/v1/symbols;a=b                | 200, ignored
          /api/v1/operations/%ff             | 400
          """)
  void an_address_is_text_and_says_a_thing_once(String path, String before) {
    check("`GET " + path + "`", before, Raw.get(path, Raw.own()), 400);
  }

  @ParameterizedTest
  @CsvSource({
    "/%zz",
    "/%",
    "/%u0041",
    "/%00",
    "/%0d%0a",
    "/%7f",
    "/BYTE1",
    "/../x",
    "/a/../../x",
    "/%2e%2e/x",
    "/.%2e/..%2f",
    "/a/..;b/..;c",
    "/metrics/%00",
    "/health/%zz",
    "/api/v1/symbols/%00"
  })
  void an_address_that_leads_nowhere_is_a_problem_like_others(String path) {
    Raw raw = check("`GET " + path + "`", "CWWWC0005I", path.replace("BYTE1", "\u0001"));
    assertThat(raw.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(raw.body()).contains("\"code\":\"malformed_request\"");
  }

  private static Raw check(String what, String before, String path) {
    return check(what, before, Raw.get(path, Raw.own()), 400);
  }

  @Test
  void a_refusal_of_head_has_no_body() {
    Raw raw = Raw.send("HEAD /%zz HTTP/1.1\r\n" + Raw.own() + "\r\n");
    assertThat(raw.status()).isEqualTo(400);
    assertThat(raw.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/events?roots=@active", "/api/v1/operations/ID/events"})
  void the_head_of_an_event_stream_does_not_keep_its_connection(String path) throws IOException {
    Run run = Agent.shared().start(Triggers.quick(11));
    run.awaitEnd();
    String head =
        "HEAD "
            + path.replace("ID", run.operation())
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    try (Socket socket = Raw.open()) {
      socket.setSoTimeout(10_000);
      String both = head + Raw.get("/api/v1/symbols", Raw.own());
      socket.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));
      byte[] answers = socket.getInputStream().readAllBytes();
      assertThat(new String(answers, StandardCharsets.UTF_8))
          .containsPattern("(?s)^HTTP/1.1 200 .*text/event-stream.*HTTP/1.1 200 .*SPX");
    }
    TABLE.row("`HEAD " + path + "`, then `GET`", "the second had no answer", "200, 200");
  }

  @ParameterizedTest
  @CsvSource({"FOO, 405", "CONNECT, 405", "PROPFIND, 405", "G\u00c9T, 405", "A.B, 405"})
  void a_method_that_does_not_exist_is_405(String method, int now) {
    for (String path : new String[] {"/api/v1/symbols", "/metrics", "/health", "/index.html"}) {
      Raw raw = Raw.send(method + " " + path + " HTTP/1.1\r\n" + Raw.own() + "\r\n");
      assertThat(raw.status()).as(path).isIn(now, 400);
    }
  }

  private static Raw check(String what, Object before, String request, int now) {
    Raw raw = Raw.send(request);
    assertThat(raw.status()).as(what + " " + raw.body()).isEqualTo(now);
    assertThat(raw.tellsOfTheInside()).as(raw.toString()).isFalse();
    assertThat(Agent.shared().isIdle()).as("nothing began").isTrue();
    TABLE.row(what.replace("~", ", "), before, raw.status());
    return raw;
  }
}
