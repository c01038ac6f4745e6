package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.AdminCenter;
import ktrdr.system.Api;
import ktrdr.system.Heap;
import ktrdr.system.LeavesIdle;
import ktrdr.system.attacks.SideBySide.Sent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thousands of requests at random: none is answered by a failure, none leaves anything behind. */
@ExtendWith(LeavesIdle.class)
class FuzzIT {
  private static final int REQUESTS = Proof.size(200, 10_000);
  private static final int METHODS = Proof.size(300, 3_000);
  private static final long MOST_LEFT = 48L << 20;
  private static final int MOST_READ = 1 << 20;

  /** Applications of Liberty's own: what is no success there need not be a problem like ours. */
  private static final List<String> LIBERTYS =
      List.of("/metrics", "/health", "/openapi", "/adminCenter", "/ibm/");

  private static final ProofTable TABLE =
      new ProofTable(
          "6-attacks-e-fuzz",
          "Requests at random, each method to each route",
          "how",
          "seed",
          "requests",
          "5xx before",
          "5xx now",
          "answers by status",
          "series more",
          "live heap more, MiB");

  private final long seed = Long.getLong("ktrdr.fuzz.seed", 20_261_129);
  private long series;
  private long heap;

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @BeforeEach
  void measured() {
    System.out.println("fuzz seed " + seed);
    Raw.send(Raw.get("/metrics", Raw.own()));
    series = series();
    heap = Heap.shared();
  }

  /** Whatever was paused at random goes on. */
  @AfterEach
  void as_before() {
    Api.shared().post("/agent/resume");
  }

  @Test
  void bytes_at_random_are_never_answered_by_a_failure() {
    Map<Integer, Integer> statuses =
        new SideBySide()
            .send(
                REQUESTS,
                number -> {
                  Fuzz fuzz = new Fuzz(seed, number);
                  String target = fuzz.target();
                  String request = fuzz.raw(target);
                  return sent(request, fuzz.method(), target, () -> Raw.send(request));
                });
    told("bytes, over HTTP/1.1", REQUESTS, "161 of 12,000", statuses);
  }

  @Test
  void a_client_over_tls_is_never_answered_by_a_failure() {
    Api secure = AdminCenter.shared().api();
    Map<Integer, Integer> statuses =
        new SideBySide()
            .send(
                REQUESTS,
                number -> {
                  HttpRequest request = request(secure.server(), new Fuzz(seed + 1, number));
                  String target = request.uri().getRawPath();
                  return sent(
                      request + " " + request.headers().map(),
                      request.method(),
                      target,
                      () -> answer(secure.client(), request));
                });
    told("a client that would like HTTP/2, over TLS", REQUESTS, "–", statuses);
  }

  @Test
  void unknown_methods_make_no_series() {
    Map<Integer, Integer> statuses =
        new SideBySide()
            .send(
                METHODS,
                number -> {
                  String method = "M" + number;
                  String request = method + " /api/v1/symbols HTTP/1.1\r\n" + Raw.own() + "\r\n";
                  return sent(request, method, "/api/v1/symbols", () -> Raw.send(request));
                });
    assertThat(statuses).containsOnlyKeys(405);
    told("a new method each time (before: 2,700 filled 1 GiB)", METHODS, "0", statuses);
  }

  // What this client refuses to send, the bytes do: it draws until there is one that it sends.
  private static HttpRequest request(URI server, Fuzz fuzz) {
    while (true) {
      try {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(server.resolve(fuzz.target())).timeout(Duration.ofSeconds(30));
        String body = fuzz.body();
        return body.isEmpty()
            ? request.method(fuzz.method(), BodyPublishers.noBody()).build()
            : request
                .header("Content-Type", fuzz.type())
                .method(fuzz.method(), BodyPublishers.ofString(body))
                .build();
      } catch (IllegalArgumentException unsendable) {
        continue;
      }
    }
  }

  private static Raw answer(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    List<String> headers =
        response.headers().map().entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + ": " + value))
            .toList();
    try (InputStream body = response.body()) {
      boolean endless = headers.toString().contains("text/event-stream");
      byte[] bytes = endless ? new byte[0] : body.readNBytes(MOST_READ);
      return new Raw(response.statusCode(), headers, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static Sent sent(String request, String method, String target, Callable<Raw> answer)
      throws Exception {
    String shown = request.length() > 600 ? request.substring(0, 600) + " …" : request;
    try {
      Raw raw = answer.call();
      boolean good = isGood(raw, method, target);
      return new Sent(shown, raw.status(), good ? Optional.empty() : Optional.of("" + raw));
    } catch (IOException | AssertionError none) {
      return new Sent(shown, 0, Optional.of("" + none));
    }
  }

  private static boolean isGood(Raw raw, String method, String target) {
    if (raw.status() >= 500 || raw.tellsOfTheInside()) {
      return false;
    }
    boolean problem =
        raw.header("Content-Type").equals(List.of("application/problem+json"))
            && raw.body().contains("\"status\":" + raw.status());
    boolean libertys = LIBERTYS.stream().anyMatch(target::startsWith);
    return raw.status() < 400 || problem || libertys || method.equals("HEAD");
  }

  private void told(String how, int requests, String before, Map<Integer, Integer> statuses) {
    Api.shared().post("/agent/resume");
    long more = series() - series;
    long left = Heap.shared() - heap;
    TABLE.row(how, seed, requests, before, 0, statuses, more, left / 1048576.0);
    assertThat(more).as("series").isZero();
    assertThat(left).as("bytes left behind").isLessThan(MOST_LEFT);
  }

  private static long series() {
    String metrics = Raw.send(Raw.get("/metrics", Raw.own())).body();
    return Pattern.compile("^[a-z]\\w*[{ ]", Pattern.MULTILINE + Pattern.CASE_INSENSITIVE)
        .matcher(metrics)
        .results()
        .count();
  }
}
