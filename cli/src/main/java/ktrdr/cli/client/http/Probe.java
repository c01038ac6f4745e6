package ktrdr.cli.client.http;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ktrdr.cli.client.Fields;

/**
 * One GET request to an address where anything may answer, even something that never finishes its
 * answer. It takes at most {@link #LIMIT}.
 *
 * @param kind the result
 * @param status the HTTP status; 0 without an answer
 * @param body empty if it is not a JSON object
 * @param date the server's time in milliseconds since 1970; 0 if it sent none
 */
public record Probe(Kind kind, int status, Fields body, long date) {
  /** How long a live server may take to answer. */
  public static final Duration LIMIT = Duration.ofSeconds(3);

  private static final int LARGEST = 1 << 20;
  private static final Probe NOBODY = new Probe(Kind.NOBODY, 0, Fields.NONE, 0);
  private static final Probe SILENT = new Probe(Kind.SILENT, 0, Fields.NONE, 0);

  /** The result of a probe. */
  public enum Kind {
    ANSWERED,
    /** Something accepts the connection and does not answer. */
    SILENT,
    /** Nothing listens there, or it does not speak HTTP. */
    NOBODY
  }

  public static Probe of(URI uri, Optional<String> token) {
    FutureTask<Probe> probe = new FutureTask<>(() -> make(uri, token));
    Thread thread = new Thread(probe, "probe " + uri);
    // A server that sends byte by byte must not keep the CLI from ending.
    thread.setDaemon(true);
    thread.start();
    try {
      return probe.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      return SILENT;
    } catch (ExecutionException failed) {
      return failed.getCause() instanceof SocketTimeoutException ? SILENT : NOBODY;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return NOBODY;
    }
  }

  /** Whether a server accepts connections but does not answer even a liveness check. */
  public static boolean isSilent(URI server) {
    return of(server.resolve("/health/live"), Optional.empty()).kind() == Kind.SILENT;
  }

  private static Probe make(URI uri, Optional<String> token) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) LIMIT.toMillis());
    connection.setReadTimeout((int) LIMIT.toMillis());
    connection.setRequestProperty("Accept", "application/json");
    token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
    try {
      int status = connection.getResponseCode();
      if (status < 0) {
        return NOBODY;
      }
      return new Probe(Kind.ANSWERED, status, body(connection, status), connection.getDate());
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
