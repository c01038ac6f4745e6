package ktrdr.cli.command.follow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import ktrdr.cli.client.EventReader;
import ktrdr.cli.client.StreamMessage;

/**
 * One connection to an event stream. A separate thread reads it, so that the waiting thread can
 * react to Ctrl-C too.
 */
final class EventConnection implements AutoCloseable {

  /** What the connection reports; one of the three records below. */
  interface Heard {}

  /** The server has answered. */
  record Opened() implements Heard {}

  /** A message arrived. */
  record Message(StreamMessage message) implements Heard {}

  /** The connection ended for this reason; {@code null} when the server closed it. */
  record Broken(Exception why) implements Heard {}

  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final Thread waiting = Thread.currentThread();
  private volatile boolean closed;

  EventConnection(Supplier<InputStream> stream) {
    Thread reader = new Thread(() -> read(stream), "events");
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns the next report; empty when there is none yet. */
  Optional<Heard> poll() {
    return Optional.ofNullable(heard.poll());
  }

  /** Ends the connection at the next message or ping; closing the stream would block until then. */
  @Override
  public void close() {
    closed = true;
  }

  private void read(Supplier<InputStream> stream) {
    try (EventReader reader = new EventReader(stream.get())) {
      tell(new Opened());
      Optional<StreamMessage> next = reader.next();
      while (next.isPresent() && !closed) {
        tell(new Message(next.get()));
        next = reader.next();
      }
      tell(new Broken(null));
    } catch (IOException | RuntimeException broken) {
      tell(new Broken(broken));
    }
  }

  private void tell(Heard news) {
    heard.add(news);
    LockSupport.unpark(waiting);
  }
}
