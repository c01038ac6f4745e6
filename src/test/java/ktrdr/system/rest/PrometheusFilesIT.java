package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ktrdr.fixture.FreePort;
import ktrdr.system.Api;
import ktrdr.system.Await;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboard and the alerts in {@code deploy/} ask for series that a server has. */
class PrometheusFilesIT {
  private static final Path DEPLOY = Path.of(System.getProperty("ktrdr.install"), "deploy");
  private static final Path PROMETHEUS =
      Path.of(System.getProperty("ktrdr.prometheus", "/usr/bin/prometheus"));
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:ktrdr|gen_ai_client|memory|cpu)_\\w+)(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

  private static String scrape;

  static Stream<String> queries() {
    return Stream.concat(panels(), alerts());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void a_scrape_has_every_series_that_a_query_selects(String query) {
    Matcher selector = SELECTOR.matcher(query);
    boolean any = query.startsWith("up{"); // Prometheus itself adds this one
    while (selector.find()) {
      any = true;
      String name = selector.group(1);
      String labels = selector.group(2) == null ? "" : selector.group(2);
      assertThat(scrape().lines().filter(line -> line.startsWith(name + "{")))
          .as(query)
          .anyMatch(line -> matches(line, labels));
    }
    assertThat(any).as(query).isTrue();
  }

  @Test
  void prometheus_reads_the_files_and_answers_every_query(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PROMETHEUS),
        () -> "NOT RUN: there is no Prometheus at " + PROMETHEUS + "; see ktrdr.prometheus");
    String server = Api.shared().server().getAuthority();
    String settings = Files.readString(DEPLOY.resolve("prometheus/prometheus.yml"));
    Files.writeString(
        folder.resolve("prometheus.yml"),
        settings.replace("127.0.0.1:9080", server).replace("_interval: 15s", "_interval: 1s"));
    Files.copy(DEPLOY.resolve("prometheus/alerts.yml"), folder.resolve("alerts.yml"));
    int port = FreePort.next();
    Process prometheus = start(folder, port);
    try {
      Await.until(
          "a scrape", () -> answer(port, "up{job=\"ktrdr\"} == 1"), a -> a.contains(server));
      queries()
          .map(query -> query.replace("$instance", ".*"))
          .forEach(q -> assertThat(answer(port, q)).as(q).contains("\"status\":\"success\""));
    } finally {
      prometheus.destroy();
      prometheus.waitFor();
    }
  }

  private static Process start(Path folder, int port) throws IOException {
    return new ProcessBuilder(
            PROMETHEUS.toString(),
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private static String answer(int port, String query) {
    String escaped = URLEncoder.encode(query, StandardCharsets.UTF_8);
    Api api = new Api(java.net.URI.create("http://127.0.0.1:" + port), HttpClient.newHttpClient());
    HttpRequest request = api.request("/api/v1/query?query=" + escaped).build();
    try {
      return api.client().send(request, BodyHandlers.ofString()).body();
    } catch (IOException notUpYet) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static boolean matches(String series, String labels) {
    Matcher matcher = MATCHER.matcher(labels);
    while (matcher.find()) {
      String label = matcher.group(1);
      boolean added = label.equals("instance") || label.equals("job"); // by Prometheus
      if (!added && !holds(value(series, label), matcher.group(2), matcher.group(3))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String value, String operator, String wanted) {
    boolean equal = operator.endsWith("~") ? value.matches(wanted) : value.equals(wanted);
    return operator.startsWith("!") != equal;
  }

  private static String value(String series, String label) {
    Matcher found = Pattern.compile("[{,]" + label + "=\"([^\"]*)\"").matcher(series);
    return found.find() ? found.group(1) : "";
  }

  private static String scrape() {
    if (scrape == null) {
      Api api = Api.shared();
      scrape = api.send(api.request("/metrics")).text();
    }
    return scrape;
  }

  private static Stream<String> panels() {
    return list(read("grafana/ktrdr.json"), "panels")
        .filter(panel -> panel.containsKey("targets"))
        .flatMap(panel -> list(panel, "targets"))
        .map(target -> (String) target.get("expr"));
  }

  private static Stream<String> alerts() {
    return list(read("prometheus/alerts.yml"), "groups")
        .flatMap(group -> list(group, "rules"))
        .map(rule -> (String) rule.get("expr"))
        .filter(expression -> !expression.startsWith("up{"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(String file) {
    try {
      String text = Files.readString(DEPLOY.resolve(file));
      return (Map<String, Object>)
          new Load(LoadSettings.builder().build()).loadFromString(text); // JSON is YAML, too
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Stream<Map<String, Object>> list(Map<String, Object> parent, String name) {
    return ((List<Map<String, Object>>) parent.get(name)).stream();
  }
}
