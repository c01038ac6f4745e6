package ktrdr.cli.client.http;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import ktrdr.cli.client.UnreadableAnswer;

/**
 * Files over HTTP, in both directions, as streams: neither side of a transfer is ever in memory as
 * a whole.
 *
 * @param server its address
 * @param token sent as a bearer token if present
 * @param trace gets one line per request if present
 * @param patience how long the server may be silent before it counts as gone
 */
public record Transfer(
    URI server, Optional<String> token, Optional<PrintWriter> trace, Duration patience) {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int SMALLEST_REFUSAL = 400;
  private static final int LARGEST_ANSWER = 8 << 20;
  private static final int PART = 1 << 16;

  /** Takes the body of an answer. */
  public interface Sink {
    void take(InputStream body) throws IOException;
  }

  /**
   * Sends a file.
   *
   * @param address path and query
   * @param key makes the request safe to repeat; null for none
   * @param sent receives the number of bytes sent so far
   * @throws ServerRefusal if the server refuses it
   * @throws ProcessingException if the server does not answer
   */
  public JsonObject put(String address, Path file, String key, LongConsumer sent) {
    HttpURLConnection connection = null;
    try (InputStream in = Files.newInputStream(file)) {
      connection = open("PUT", address, "application/json");
      connection.setRequestProperty("Content-Type", "application/octet-stream");
      if (key != null) {
        connection.setRequestProperty("Idempotency-Key", key);
      }
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(Files.size(file));
      send(connection, in, sent);
      return object(answer(connection));
    } catch (IOException e) {
      throw refusalOr(connection, e);
    } finally {
      close(connection);
    }
  }

  private void send(HttpURLConnection connection, InputStream in, LongConsumer sent)
      throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      byte[] part = new byte[PART];
      long bytes = 0;
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        out.write(part, 0, n);
        bytes += n;
        sent.accept(bytes);
      }
    }
  }

  /** A server that refuses a file early may close the connection while the file is still sent. */
  private RuntimeException refusalOr(HttpURLConnection connection, IOException cause) {
    try {
      if (connection != null && connection.getResponseCode() >= SMALLEST_REFUSAL) {
        return refusal(connection);
      }
    } catch (IOException unanswered) {
      cause.addSuppressed(unanswered);
    }
    return new ProcessingException(cause);
  }

  /**
   * Receives a file.
   *
   * @param address path and query
   * @param type the media type to ask for
   * @param sink reads the answer to its end
   * @throws ServerRefusal if the server refuses
   * @throws ProcessingException if the server does not answer, or breaks off
   */
  public void get(String address, String type, Sink sink) {
    HttpURLConnection connection = null;
    try {
      connection = open("GET", address, type);
      try (InputStream body = answered(connection, type)) {
        sink.take(body);
      }
    } catch (IOException e) {
      throw new ProcessingException(e);
    } finally {
      close(connection);
    }
  }

  private HttpURLConnection open(String method, String address, String accept) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) server.resolve(address).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout((int) patience.toMillis());
    connection.setRequestProperty("Accept", accept);
    token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
    return connection;
  }

  private InputStream answered(HttpURLConnection connection, String type) throws IOException {
    int status = connection.getResponseCode();
    trace.ifPresent(
        writer -> {
          writer.println(
              connection.getRequestMethod() + " " + connection.getURL() + " → " + status);
          writer.flush();
        });
    if (status >= SMALLEST_REFUSAL) {
      throw refusal(connection);
    }
    String sent = connection.getContentType();
    if (sent == null || !sent.startsWith(type)) {
      throw new UnreadableAnswer("an answer of the type " + sent);
    }
    return connection.getInputStream();
  }

  private String answer(HttpURLConnection connection) throws IOException {
    try (InputStream body = answered(connection, "application/json")) {
      return text(body);
    }
  }

  private static ServerRefusal refusal(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getErrorStream()) {
      return new ServerRefusal(
          connection.getResponseCode(), ProblemMapper.problem(body == null ? "" : text(body)));
    }
  }

  private static String text(InputStream body) throws IOException {
    return new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException notJson) {
      throw new UnreadableAnswer("an answer that is no JSON object");
    }
  }

  private static void close(HttpURLConnection connection) {
    if (connection != null) {
      connection.disconnect();
    }
  }
}
