package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import ktrdr.fixture.ProofTable;
import ktrdr.system.AdminCenter;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page of somebody else can do to the server of the one who looks at it: nothing. */
@ExtendWith(LeavesIdle.class)
class ForeignPagesIT {
  private static final String JOBS = "/ibm/api/batch/jobinstances";
  private static final List<String> OURS = List.of("/api/v1/symbols", "/", "/index.html");
  private static final List<String> LIBERTYS =
      List.of("/metrics", "/health", "/health/ready", "/openapi", "/openapi/ui/");
  private static final ProofTable TABLE =
      new ProofTable(
          "6-attacks-a-pages", "Attacks by a web page of somebody else", "attack", "before", "now");

  private static AdminCenter center;
  private final String evil = "evil.example:" + Raw.port();

  @BeforeAll
  static void the_admin_is_known() {
    center = AdminCenter.shared();
  }

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$WSSN",
        "$WSSP",
        "$WSSC",
        "$WSIS",
        "$WSRA",
        "$WSRH",
        "$WSRU",
        "$WSPR",
        "$WSAT",
        "$WSCC",
        "$WSCS",
        "$WSPT",
        "$WSEP",
        "$WSPC",
        "$WSZIP",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-For",
        "Forwarded"
      })
  void no_header_for_proxies_changes_anything(String name) {
    for (String value : List.of("localhost", "127.0.0.1", "admin", "https", "443", "true")) {
      String header = name + ": " + value + "\r\n";
      String foreign = "Host: " + evil + "\r\nOrigin: http://" + evil + "\r\n" + header;
      assertThat(Raw.send(Raw.get("/api/v1/symbols", foreign + "Connection: close\r\n")).status())
          .as(header)
          .isEqualTo(403);
      assertSame("/api/v1/symbols", header);
      assertSame(JOBS, header);
    }
  }

  private static void assertSame(String path, String header) {
    Raw plain = Raw.send(Raw.get(path, Raw.own()));
    Raw with = Raw.send(Raw.get(path, Raw.own() + header));
    assertThat(with.status()).as(path + " " + header).isEqualTo(plain.status());
    assertThat(with.header("Location")).isEqualTo(plain.header("Location"));
  }

  @Test
  void a_name_that_was_pointed_at_this_machine_is_refused_also_with_wssn() {
    String headers = "Host: " + evil + "\r\nOrigin: http://" + evil + "\r\n$WSSN: localhost\r\n";
    Raw raw = Raw.send(Raw.get("/api/v1/symbols", headers + "Connection: close\r\n"));
    assertThat(raw.status()).isEqualTo(403);
    assertThat(raw.body()).contains("foreign_host");
    TABLE.row("rebinding with `$WSSN: localhost`, `GET /api/v1/symbols`", "200", raw.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "[::2]",
        "localhost@evil.example",
        "evil.example:80",
        "0.0.0.0"
      })
  void a_foreign_host_is_403_at_every_page_that_needs_no_login(String host) {
    String headers = "Host: " + host + "\r\nConnection: close\r\n";
    for (String path : OURS) {
      assertThat(Raw.send(Raw.get(path, headers)).status()).as(path).isEqualTo(403);
    }
    for (String path : LIBERTYS) {
      assertThat(Raw.send(Raw.get(path, headers)).status()).as(path).isIn(403, 404);
    }
    String before = host.equals("evil.example") ? "200" : "–";
    TABLE.row("`Host: " + host + "` at /metrics, /health, /openapi", before, "403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/adminCenter",
        "/adminCenter/",
        "/adminCenter/login.jsp",
        "/ibm/api/",
        JOBS,
        "/IBMJMXConnectorREST"
      })
  void a_foreign_host_gets_nothing_of_the_admins_pages(String path) {
    for (String login : List.of("", authorization())) {
      String request = Raw.get(path, "Host: " + evil + "\r\n" + login + "Connection: close\r\n");
      for (Raw raw : List.of(Raw.secure(center, request), Raw.send(request))) {
        assertThat(raw.status()).isEqualTo(403);
        assertThat(raw.body()).contains("foreign_host");
        assertThat(raw.header("Location")).isEmpty();
        assertThat(raw.header("Set-Cookie")).isEmpty();
      }
    }
    TABLE.row("`Host: evil.example` at " + path, "302 or 401", "403");
    if (path.equals(JOBS)) {
      TABLE.row("foreign host with the admin's password at the batch API", "200", "403");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://localhost:3000", ""})
  void a_foreign_origin_starts_no_job_with_the_admins_password(String origin) {
    String jobs = center.get(JOBS + "?page=0&pageSize=1").text();
    String job = "{\"applicationName\": \"ktrdr\", \"jobXMLName\": \"session\"}";
    String request =
        "POST "
            + JOBS
            + " HTTP/1.1\r\nHost: localhost:"
            + center.api().server().getPort()
            + "\r\nOrigin: "
            + origin
            + "\r\n"
            + authorization()
            + "Content-Type: text/plain\r\nContent-Length: "
            + job.length()
            + "\r\nConnection: close\r\n\r\n"
            + job;
    assertThat(Raw.secure(center, request).status()).isEqualTo(403);
    assertThat(center.get(JOBS + "?page=0&pageSize=1").text()).isEqualTo(jobs);
    String before = origin.equals("http://evil.example") ? "a failed job" : "–";
    TABLE.row("batch API, POST as text/plain, `Origin: " + origin + "`", before, "403");
  }

  @Test
  void a_foreign_origin_is_403_everywhere() {
    for (String path : List.of("/metrics", "/health", "/openapi", "/api/v1/symbols", "/")) {
      Raw raw = Raw.send(Raw.get(path, Raw.own() + "Origin: http://evil.example\r\n"));
      assertThat(raw.status()).as(path).isEqualTo(403);
    }
  }

  @Test
  void no_answer_lets_other_origins_read_it() {
    for (String path : List.of("/metrics", "/health", "/openapi", "/api/v1/symbols")) {
      Raw raw = Raw.send(Raw.get(path, Raw.own()));
      assertThat(raw.status()).isEqualTo(200);
      assertThat(raw.headers()).noneMatch(line -> line.startsWith("Access-Control-"));
    }
    TABLE.row("`Access-Control-Allow-Origin` of /metrics", "`*`", "none");
  }

  @Test
  void its_own_page_may_change_things_over_tls() throws Exception {
    HttpClient client = center.api().client();
    for (HttpClient.Version version : HttpClient.Version.values()) {
      for (String name : List.of("127.0.0.1", "localhost")) {
        URI own = URI.create("https://" + name + ":" + center.api().server().getPort());
        if (name.equals(center.api().server().getHost())) {
          assertThat(resumed(client, own, own.toString(), version)).isEqualTo(200);
          assertThat(resumed(client, own, "https://evil.example", version)).isEqualTo(403);
          assertThat(resumed(client, own, "https://" + name, version)).isEqualTo(403);
        }
      }
    }
    TABLE.row("the server's own page changes something over TLS, asked for HTTP/2", "403", "200");
  }

  private static int resumed(HttpClient client, URI server, String origin, HttpClient.Version v)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(Api.BASE + "/agent/resume"))
            .version(v)
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"reason\": \"a test\"}"))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    return response.statusCode();
  }

  private static String authorization() {
    String who = center.user() + ":" + center.password();
    byte[] bytes = who.getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
  }
}
