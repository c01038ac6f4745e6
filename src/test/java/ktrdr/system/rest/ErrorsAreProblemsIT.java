package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue.ValueType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import ktrdr.system.Api;
import ktrdr.system.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is wrong with a request is said as RFC 9457 says it, and tells nothing of the inside.
 */
class ErrorsAreProblemsIT {
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(ktrdr|java|javax|jakarta|com|org|io)(\\.[a-z_]\\w*)+\\.[A-Z]|Exception|\\.java:\\d");
  private static final String MISSING = "op_training_20260101_000000_0123456789";
  private final Api api = Api.shared();

  @ParameterizedTest
  @ValueSource(strings = {"", "/tree", "/children", "/results", "/metrics", "/events", "/trades"})
  void an_unknown_operation_is_404_and_named(String below) {
    Reply reply = api.get("/operations/" + MISSING + below);
    assertProblem(reply, 404);
    assertThat(reply.string("/detail")).isEqualTo("Operation not found: " + MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999999",
        "abc",
        "-1",
        "+1",
        "0",
        "01",
        "%D9%A1",
        "1e9",
        "99999999999999999999999"
      })
  void an_unknown_session_is_404_and_named(String id) {
    Reply reply = api.get("/agent/sessions/" + id);
    assertProblem(reply, 404);
    assertThat(reply.string("/detail"))
        .endsWith(": " + URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8));
    assertThat(reply.string("/reason")).isEqualTo("not_found");
    assertThat(reply.at("/session_id").getValueType()).isIn(ValueType.NUMBER, ValueType.NULL);
    assertProblem(api.delete("/agent/sessions/" + id), 404);
    assertProblem(api.get("/agent/schedules/" + id), 404);
  }

  @Test
  void a_cancel_with_an_empty_id_cancels_nothing() {
    Reply reply = api.delete("/agent/cancel/");
    assertProblem(reply, 400);
    assertThat(reply.string("/detail")).contains("empty id");
    assertThat(api.delete("/operations/").status()).isBetween(404, 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2F..%2Fetc%2Fpasswd",
        "%252e%252e%252fetc",
        "op_training_20260101_000000_0123456789%00",
        "..%5C..%5Cetc",
        "'%20or%201=1--"
      })
  void an_id_that_is_no_id_is_refused(String id) {
    for (String below : new String[] {"", "/tree", "/trades", "/equity"}) {
      Reply reply = api.get("/operations/" + id + below);
      assertThat(reply.status()).as(reply.text()).isBetween(400, 404);
      assertTellsNothing(reply);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status=nonsense      | status
          operation_type=x     | operation_type
          parent=              | parent
          root=%20             | root
          limit=0              | limit
          limit=1001           | limit
          limit=ten            | limit
          offset=-1            | offset
          active_only=perhaps  | active_only
          since=yesterday      | since
          page_token=garbage   | page_token
          page_token=%25%25    | page_token
          colour=blue          | colour
          """)
  void a_bad_filter_is_400_and_named(String query, String name) {
    Reply reply = api.get("/operations?" + query);
    assertProblem(reply, 400);
    assertThat(reply.string("/detail")).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /operations/" + MISSING + "/retry, from=training",
    "POST, /operations/" + MISSING + "/pause, wait=PT5S",
    "POST, /trainings/start, dry_run=true",
    "DELETE, /agent/cancel, force=true",
    "GET, /health, verbose=true"
  })
  void a_parameter_that_nobody_reads_is_400_and_nothing_is_done(
      String verb, String path, String query) {
    Reply reply =
        api.send(api.request(Api.BASE + path + "?" + query).method(verb, BodyPublishers.noBody()));
    assertProblem(reply, 400);
    assertThat(reply.string("/code")).isEqualTo("bad_parameter");
    assertThat(reply.string("/detail")).contains(query.split("=")[0]);
  }

  @Test
  void a_reason_that_is_too_long_or_that_no_database_can_keep_is_422() {
    String path = "/agent/pause";
    assertProblem(api.post(path, "{\"reason\": \"" + "x".repeat(1001) + "\"}"), 422);
    assertProblem(api.post(path, "{\"reason\": \"a\\u0000b\"}"), 422);
    assertThat(api.get("/agent/status").json().getBoolean("agent_enabled")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"x\"", "{\"brief\": }", "nonsense", "{\"a\": 1}}"})
  void a_body_that_is_no_json_object_is_400(String body) {
    assertProblem(api.post("/agent/trigger", body), 400);
    assertProblem(api.delete("/operations/" + MISSING, body), 404, 400);
  }

  @Test
  void json_nested_a_hundred_thousand_deep_is_400() {
    assertProblem(api.post("/agent/trigger", "[".repeat(100_000)), 400);
    assertProblem(api.post("/agent/trigger", "{\"a\":".repeat(100_000)), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"colour": "blue"}                   | /colour
          {"seed": "seven"}                    | /seed
          {"seed": 1.5}                        | /seed
          {"candidates": 0}                    | /candidates
          {"candidates": 100001}               | /candidates
          {"resamples": 99}                    | /resamples
          {"surrogates": 1000}                 | /surrogates
          {"evaluation": "walk"}               | /evaluation
          {"evaluation": {"folds": 1}}         | /evaluation/folds
          {"evaluation": {"fold": 3}}          | /evaluation/fold
          {"model": "oracle"}                  | /model
          {"queue": "perhaps"}                 | /queue
          {"budget_usd": -1}                   | /budget_usd
          {"symbol": "NOSUCH"}                 | /symbol
          {"symbol": "SPX", "timeframe": "1m"} | /symbol
          {"timeframe": "2d"}                  | /timeframe
          {"brief": 7}                         | /brief
          {"strategy": "name: x"}              | /strategy
          {"strategy": "{{{"}                  | /strategy
          """)
  void a_field_with_a_bad_value_is_422_and_pointed_at(String body, String pointer) {
    Reply reply = api.post("/agent/trigger", body);
    assertProblem(reply, 422);
    assertThat(reply.json().getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("pointer"))
        .anyMatch(found -> found.startsWith(pointer));
  }

  @Test
  void all_bad_fields_are_told_at_once() {
    Reply reply = api.post("/agent/trigger", "{\"colour\": 1, \"seed\": \"x\", \"model\": \"y\"}");
    assertThat(reply.json().getJsonArray("errors")).hasSize(3);
  }

  @Test
  void ten_megabytes_are_413_whether_their_length_is_declared_or_not() {
    byte[] large =
        ("{\"brief\": \"" + "x".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertProblem(posted("application/json", BodyPublishers.ofByteArray(large)), 413);
    assertProblem(
        posted(
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
        413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/html"})
  void a_body_that_a_web_form_could_send_is_415(String type) {
    assertProblem(posted(type, BodyPublishers.ofString("{}")), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"})
  void a_foreign_origin_is_403(String origin) {
    assertProblem(api.send(api.request(Api.BASE + "/symbols").header("Origin", origin)), 403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /api/v1/symbols          | application/json | 200 OK
          GET /api/v1/operations/x     | application/json | 404 Not Found
          GET /nowhere                 | application/json | 404 Not Found
          GET /api/v1/symbols?x=1      | application/json | 400 Bad Request
          POST /api/v1/symbols         | application/json | 405 Method Not Allowed
          POST /api/v1/agent/trigger   | text/plain       | 415 Unsupported Media Type
          POST /api/v1/agent/trigger   | application/json | 422 Unprocessable Content
          POST /api/v1/trainings/start | application/json | 422 Unprocessable Content
          """)
  void a_status_line_has_its_phrase(String call, String type, String status) throws IOException {
    String[] words = call.split(" ");
    String headers =
        " HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n"
            + "Content-Type: %s\r\nContent-Length: 7\r\n\r\n{\"x\":1}";
    int port = Api.shared().server().getPort();
    String answer = raw(words[0] + " " + words[1] + headers.formatted(port, type));
    assertThat(answer.lines().findFirst()).contains("HTTP/1.1 " + status);
  }

  @Test
  void an_unknown_path_is_404_and_named() {
    Reply reply = api.get("/nothing/here");
    assertProblem(reply, 404);
    assertThat(reply.string("/detail")).contains("/nothing/here");
  }

  @Test
  void a_wrong_method_is_405() {
    assertProblem(api.post("/symbols", "{}"), 405);
    assertProblem(api.delete("/agent/status"), 405);
  }

  @Test
  void an_answer_that_can_not_be_given_in_a_media_type_is_406() {
    assertProblem(
        api.send(api.request(Api.BASE + "/symbols").header("Accept", "application/xml")), 406);
  }

  private Reply posted(String type, java.net.http.HttpRequest.BodyPublisher body) {
    return api.send(
        api.request(Api.BASE + "/agent/trigger").header("Content-Type", type).POST(body));
  }

  private static void assertProblem(Reply reply, Integer... statuses) {
    assertThat(reply.status()).as(reply.text()).isIn((Object[]) statuses);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    JsonObject problem = reply.json();
    assertThat(problem.getInt("status")).isEqualTo(reply.status());
    assertThat(problem).containsKeys("type", "title", "status", "detail", "instance", "code");
    assertThat(problem.getString("type")).isNotBlank();
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail")).isNotBlank();
    assertThat(problem.getString("code")).matches("[a-z_]+");
    assertTellsNothing(reply);
  }

  private static void assertTellsNothing(Reply reply) {
    assertThat(INSIDE.matcher(reply.text()).find()).as(reply.text()).isFalse();
  }

  private static String raw(String request) throws IOException {
    int port = Api.shared().server().getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
