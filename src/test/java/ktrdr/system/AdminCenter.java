package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Liberty's Admin Center and the batch API that its pages call, over TLS, as the user whom {@code
 * ktrdr server status} names, with the password of {@code ktrdr server password}.
 */
public record AdminCenter(Api api, String user, String password) {
  private static final String JOBS = "/ibm/api/batch/jobinstances";
  private static final Pattern KEY_STORE = Pattern.compile("defaultKeyStore\" password=\"([^\"]+)");

  /** Of the server that most tests use. */
  public static AdminCenter shared() {
    Cli.Ran status = Cli.shared().run("server", "status", "-o", "json");
    try (JsonReader reader = Json.createReader(new StringReader(status.out()))) {
      JsonObject center = reader.readObject().getJsonObject("admin_center");
      Api api = new Api(URI.create(center.getString("url")), trusting(SharedServer.home()));
      String password = Cli.shared().run("server", "password").out().strip();
      return new AdminCenter(api, center.getString("user"), password);
    }
  }

  /** The same for somebody who knows another password. */
  public AdminCenter with(String otherPassword) {
    return new AdminCenter(api, user, otherPassword);
  }

  public Reply get(String path) {
    return send("GET", path, "");
  }

  public Reply put(String path) {
    return send("PUT", path, "");
  }

  public Reply post(String path, String json) {
    return send("POST", path, json);
  }

  /** The newest job of a session. */
  public JsonObject job(Run run) {
    return Await.until("the job of " + run, () -> find(run), job -> !job.isEmpty());
  }

  /** Stops the job of a session, as the button of the Java Batch tool does it. */
  public void stop(Run run) {
    int job = job(run).getInt("instanceId");
    Reply reply = put(JOBS + "/" + job + "?action=stop");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  /** Waits until a job has come to an end, and says to which. */
  public String awaitEnd(long job) {
    return Await.until(
        "the end of job " + job,
        () -> get(JOBS + "/" + job).string("/batchStatus"),
        status -> status.matches("COMPLETED|FAILED|STOPPED|ABANDONED"));
  }

  private JsonObject find(Run run) {
    for (JsonObject job : array(get(JOBS + "?page=0&pageSize=20"))) {
      String executions = get(JOBS + "/" + job.getInt("instanceId") + "/jobexecutions").text();
      if (executions.contains(run.operation())) {
        return job;
      }
    }
    return JsonObject.EMPTY_JSON_OBJECT;
  }

  private static Iterable<JsonObject> array(Reply reply) {
    try (JsonReader reader = Json.createReader(new StringReader(reply.text()))) {
      JsonArray array = reader.readArray();
      return array.getValuesAs(JsonObject.class);
    }
  }

  private Reply send(String method, String path, String json) {
    String who = user + ":" + password;
    byte[] bytes = who.getBytes(StandardCharsets.UTF_8);
    return api.send(
        api.request(path)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** The certificate is self-signed: it is known from the server's own key store. */
  private static HttpClient trusting(Path home) {
    try {
      Matcher password = KEY_STORE.matcher(Files.readString(home.resolve("credentials.xml")));
      assertThat(password.find()).isTrue();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      Path file = home.resolve("server/ktrdr/resources/security/key.p12");
      try (InputStream stream = Files.newInputStream(file)) {
        keys.load(stream, password.group(1).toCharArray());
      }
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", keys.getCertificate("default"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return HttpClient.newBuilder().sslContext(tls).build();
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
