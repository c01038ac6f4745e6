package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.AdminCenter;
import ktrdr.system.Api;
import ktrdr.system.Heap;
import ktrdr.system.LeavesIdle;
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
  private static final ProofTable TABLE =
      new ProofTable(
          "6-attacks-e-fuzz",
          "Requests at random over every route and method",
          "how",
          "seed",
          "requests",
          "5xx before",
          "5xx now",
          "answers by status",
          "series more",
          "live heap more, MiB");

  private final long seed = Long.getLong("ktrdr.fuzz.seed", 20_261_129);
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private long series;
  private long heap;

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @BeforeEach
  void measured() {
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
  void raw_http_1_is_never_answered_by_a_failure() throws IOException {
    Fuzz fuzz = new Fuzz(seed);
    for (int i = 0; i < REQUESTS; i++) {
      String request = fuzz.raw();
      Raw raw = Raw.send(request);
      assertThat(raw.status()).as(said(i, request) + raw).isBetween(0, 499);
      assertThat(withoutLibertysPage(raw).tellsOfTheInside()).as(said(i, request) + raw).isFalse();
      statuses.merge(raw.status(), 1, Integer::sum);
    }
    told("HTTP/1.1", REQUESTS, "161 of 12,000");
  }

  /** A path that can't be decoded never reaches anything of ours. */
  private static Raw withoutLibertysPage(Raw raw) {
    return new Raw(raw.status(), raw.headers(), raw.body().replace("CWWWC0005I", ""));
  }

  @Test
  void http_2_is_never_answered_by_a_failure() throws IOException {
    Fuzz fuzz = new Fuzz(seed + 1);
    AdminCenter center = AdminCenter.shared();
    for (int i = 0; i < REQUESTS; i++) {
      HttpRequest request = request(center.api().server(), fuzz);
      if (request != null) {
        send(center.api().client(), request, i);
      }
    }
    told("HTTP/2", REQUESTS, "–");
  }

  private void send(HttpClient client, HttpRequest request, int i) {
    CompletableFuture<HttpResponse<java.io.InputStream>> answer =
        client.sendAsync(request, BodyHandlers.ofInputStream());
    try {
      HttpResponse<java.io.InputStream> response = answer.orTimeout(30, TimeUnit.SECONDS).join();
      response.body().close();
      assertThat(response.statusCode()).as(said(i, "" + request)).isBetween(200, 499);
      statuses.merge(response.statusCode(), 1, Integer::sum);
    } catch (CompletionException | IOException reset) {
      statuses.merge(0, 1, Integer::sum);
    }
  }

  // What this client itself refuses to send, the other test does.
  private static HttpRequest request(URI server, Fuzz fuzz) {
    String method = fuzz.method();
    String target = fuzz.target();
    String body = fuzz.body();
    String type = fuzz.type();
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.resolve(target)).timeout(Duration.ofSeconds(30));
      if (body.isEmpty()) {
        return request.method(method, BodyPublishers.noBody()).build();
      }
      return request
          .header("Content-Type", type)
          .method(method, BodyPublishers.ofString(body))
          .build();
    } catch (IllegalArgumentException unsendable) {
      return null;
    }
  }

  @Test
  void unknown_methods_make_no_series() {
    for (int i = 0; i < METHODS; i++) {
      Raw raw = Raw.send("M" + i + " /api/v1/symbols HTTP/1.1\r\n" + Raw.own() + "\r\n");
      assertThat(raw.status()).isEqualTo(405);
      statuses.merge(raw.status(), 1, Integer::sum);
    }
    told("a new method each time (before: 2,700 filled 1 GiB)", METHODS, "0");
  }

  private void told(String how, int requests, String before) {
    System.out.println("fuzz seed " + seed);
    Api.shared().post("/agent/resume");
    long more = series() - series;
    long left = Heap.shared() - heap;
    assertThat(more).as("series").isZero();
    assertThat(left).as("bytes left behind").isLessThan(MOST_LEFT);
    TABLE.row(how, seed, requests, before, 0, statuses, more, left / 1048576.0);
  }

  private String said(int i, String request) {
    String shown = request.length() > 600 ? request.substring(0, 600) + " …" : request;
    return "seed " + seed + ", request " + i + ": " + shown + "\n";
  }

  private static long series() {
    String metrics = Raw.send(Raw.get("/metrics", Raw.own())).body();
    return Pattern.compile("^[a-z]\\w*[{ ]", Pattern.MULTILINE + Pattern.CASE_INSENSITIVE)
        .matcher(metrics)
        .results()
        .count();
  }
}
