package ktrdr.system.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One request at random; the same one for the same seed and number, whatever else is sent. */
final class Fuzz {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "HEAD",
          "TRACE",
          "FOO",
          "PROPFIND",
          "get",
          "M-SEARCH",
          "X");
  private static final List<String> OTHERS =
      List.of(
          "/",
          "/metrics",
          "/health",
          "/openapi",
          "/openapi/ui",
          "/index.html",
          "/nothing",
          "/problem",
          "/adminCenter/",
          "/ibm/api/batch/jobinstances");
  private static final List<String> PARTS =
      List.of(
          "op_training_20260101_000000_0123456789",
          "op_x",
          "7",
          "-1",
          "SPX",
          "1d",
          "..",
          "%2e%2e",
          "%00",
          "%",
          "%zz",
          "%ff",
          "a;b=c",
          "'",
          "\u00e9",
          "%F0%9F%90%88",
          "x".repeat(300),
          "%20",
          "999999999999999999999");
  private static final List<String> QUERIES =
      List.of(
          "",
          "",
          "",
          "limit=1",
          "limit=%zz",
          "limit=1&limit=2",
          "offset=-1",
          "wait=PT0S",
          "wait=x",
          "status=running",
          "since=1",
          "page_token=%25",
          "after=9",
          "roots=,",
          "roots=@active",
          "x=y",
          "&&&",
          "=",
          "%",
          "dry_run=true",
          "a=" + "b".repeat(2000));
  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "{",
          "[]",
          "null",
          "{\"a\": 1}",
          "{\"a\": 1, \"a\": 2}",
          "{\"seed\": 1e400}",
          "{\"brief\": \"\\ud800\"}",
          "{\"wait\": 1}",
          "{\"force\": \"x\"}",
          "\u00ff\u00fe",
          "[".repeat(3000),
          "{\"strategy\": \"{{{\"}",
          "{\"reason\": \"" + "r".repeat(1500) + "\"}");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json; charset=x",
          "application/json; charset=\"utf-8\"",
          "text/plain",
          "application/xml",
          ";",
          "*/*");
  private static final List<String> HEADERS =
      List.of(
          "",
          "",
          "",
          "Accept: application/xml",
          "Accept: text/event-stream",
          "Accept: ;;;",
          "Content-Encoding: gzip",
          "Idempotency-Key: \u00e9",
          "Last-Event-ID: -1",
          "Range: bytes=9-1",
          "If-Match: x",
          "If-None-Match: *",
          "Origin: null",
          "$WSSN: x",
          "Cookie: a=b; ;=",
          "Authorization: Basic !",
          "Accept-Language: -",
          "X-Long: " + "h".repeat(4000),
          "Upgrade: websocket",
          "Content-Length: 5",
          "Accept-Encoding: br;q=x");

  private static final List<String> PATHS = paths();

  private final int number;
  private final SplittableRandom random;

  Fuzz(long seed, int number) {
    this.number = number;
    this.random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * number);
  }

  /** The paths of the API's document, and of what else the server has. */
  private static List<String> paths() {
    Path document = Path.of(System.getProperty("ktrdr.install"), "docs", "openapi.yaml");
    try {
      Stream<String> ours =
          Pattern.compile("^  (/[^:\\s]*):", Pattern.MULTILINE)
              .matcher(Files.readString(document))
              .results()
              .map(match -> match.group(1))
              .map(path -> path.startsWith("/api/") ? path : "/api/v1" + path);
      return Stream.concat(ours, OTHERS.stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each method to each path, one pair after the other. */
  String method() {
    return METHODS.get(number / PATHS.size() % METHODS.size());
  }

  /** With parameters filled in, and a query. */
  String target() {
    String path = PATHS.get(number % PATHS.size());
    while (path.contains("{")) {
      path = path.replaceFirst("\\{[^}]*}", one(PARTS).replace("$", "").replace("\\", ""));
    }
    String query = one(QUERIES);
    return query.isEmpty() ? path : path + "?" + query;
  }

  String body() {
    return one(BODIES);
  }

  String type() {
    return one(TYPES);
  }

  /** The bytes of a whole request; sometimes its length is wrong, or its body in chunks. */
  String raw(String target) {
    String body = body();
    String header = one(HEADERS);
    StringBuilder raw =
        new StringBuilder(method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    raw.append(Raw.own()).append(header).append(header.isEmpty() ? "" : "\r\n");
    if (!body.isEmpty()) {
      raw.append("Content-Type: ").append(type()).append("\r\n").append(framed(body));
    } else {
      raw.append("\r\n");
    }
    return raw.toString();
  }

  private String framed(String body) {
    return switch (random.nextInt(10)) {
      case 0 ->
          "Transfer-Encoding: chunked\r\n\r\n"
              + one(List.of("zz", "-1", "fffffffffff"))
              + "\r\n"
              + body;
      case 1 ->
          "Content-Length: "
              + one(List.of("x", "-5", "1e3", "99999999999999999999"))
              + "\r\n\r\n"
              + body;
      case 2 ->
          "Transfer-Encoding: chunked\r\n\r\n"
              + Integer.toHexString(body.length())
              + "\r\n"
              + body
              + "\r\n0\r\n\r\n";
      default -> "Content-Length: " + body.length() + "\r\n\r\n" + body;
    };
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
