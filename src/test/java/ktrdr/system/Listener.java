package ktrdr.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A client of an event stream, as any HTTP client reads it: until it goes, or the server closes.
 */
public final class Listener implements AutoCloseable {

  /**
   * One message.
   *
   * @param id empty when it has none
   */
  public record Message(String name, String id, JsonObject data) {}

  private final List<Message> heard = new CopyOnWriteArrayList<>();
  private final InputStream stream;
  private final Thread reader;

  private Listener(InputStream stream) {
    this.stream = stream;
    this.reader = new Thread(this::read, "listener");
    reader.setDaemon(true);
    reader.start();
  }

  /** A new client. */
  public static Listener to(Api api, String path) {
    return to(api, path, "");
  }

  /** A client that comes back after this message. */
  public static Listener to(Api api, String path, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.server().resolve(Api.BASE + path))
            .header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> answer =
          api.client().send(request.build(), BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " answered " + answer.statusCode());
      }
      return new Listener(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What it has heard by now. */
  public List<Message> heard() {
    return List.copyOf(heard);
  }

  /** All there was to hear; waits until the server closes the stream. */
  public List<Message> all() {
    Await.until("the end of the stream", reader::isAlive, alive -> !alive);
    return heard();
  }

  /** Waits until it has heard so many messages that are in the log. */
  public List<Message> atLeast(int events) {
    return Await.until(
        events + " events", this::heard, now -> durable(now).size() >= events || !reader.isAlive());
  }

  /** Those messages that have an id. */
  public static List<Message> durable(List<Message> messages) {
    return messages.stream().filter(m -> !m.id().isEmpty()).toList();
  }

  public static List<String> ids(List<Message> messages) {
    return durable(messages).stream().map(Message::id).toList();
  }

  public static List<Message> named(String name, List<Message> messages) {
    return messages.stream().filter(m -> m.name().equals(name)).toList();
  }

  /** The client goes, without a word. */
  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException gone) {
      // the server went first
    }
  }

  private void read() {
    String name = "";
    String id = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          heard.add(new Message(name, id, json(line.substring(6))));
          id = "";
        }
      }
    } catch (IOException closed) {
      // heard is what was heard
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
