package ktrdr.cli.doctor;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ktrdr.cli.client.Fields;

/**
 * One request to a server that may be anything, also one that never answers to the end.
 *
 * @param status the HTTP status
 * @param body empty when it is no JSON object
 * @param server the server's time, when it said it
 * @param here our time when it answered
 */
record Visit(int status, Fields body, Optional<Instant> server, Instant here) {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int LARGEST = 1 << 20;

  /** What answers there within three seconds. */
  static Optional<Visit> to(URI uri, Optional<String> token) {
    FutureTask<Visit> visit = new FutureTask<>(() -> make(uri, token));
    Thread thread = new Thread(visit, "visit " + uri);
    // a server that drips must not keep us from ending
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(visit.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException nothing) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Visit make(URI uri, Optional<String> token) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) LIMIT.toMillis());
    connection.setReadTimeout((int) LIMIT.toMillis());
    connection.setRequestProperty("Accept", "application/json");
    token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
    try {
      int status = connection.getResponseCode();
      Instant here = java.time.Clock.systemUTC().instant();
      long date = connection.getDate();
      Optional<Instant> server =
          date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date));
      return new Visit(status, body(connection, status), server, here);
    } finally {
      connection.disconnect();
    }
  }

  private static Fields body(HttpURLConnection connection, int status) throws IOException {
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] bytes = in == null ? new byte[0] : in.readNBytes(LARGEST);
      try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
        return new Fields(reader.readObject());
      }
    } catch (JsonException | IllegalStateException notJson) {
      return Fields.NONE;
    }
  }
}
