package ktrdr.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A ktrdr server, spoken to as any HTTP client does. Paths begin at the server's root. */
public record Api(URI server, HttpClient client) {
  public static final String BASE = "/api/v1";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  public Api(URI server) {
    this(server, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  /** The server that most tests use. */
  public static Api shared() {
    return new Api(SharedServer.uri());
  }

  /** A GET below {@link #BASE}. */
  public Reply get(String path) {
    return send(request(BASE + path));
  }

  /** A POST below {@link #BASE} with JSON. */
  public Reply post(String path, String json) {
    return send(json(path).POST(BodyPublishers.ofString(json)));
  }

  /** A POST below {@link #BASE} with neither body nor content type. */
  public Reply post(String path) {
    return send(request(BASE + path).POST(BodyPublishers.noBody()));
  }

  /** A PUT below {@link #BASE} with JSON. */
  public Reply put(String path, String json) {
    return send(json(path).PUT(BodyPublishers.ofString(json)));
  }

  /** A DELETE below {@link #BASE} with neither body nor content type. */
  public Reply delete(String path) {
    return send(request(BASE + path).DELETE());
  }

  /** A DELETE below {@link #BASE} with JSON. */
  public Reply delete(String path, String json) {
    return send(json(path).method("DELETE", BodyPublishers.ofString(json)));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT);
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError(request.build() + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder json(String path) {
    return request(BASE + path).header("Content-Type", "application/json");
  }
}
