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
 * One connection to an event stream. A thread of its own reads it, so that who waits for the next
 * message can hear Ctrl-C too.
 */
final class EventConnection implements AutoCloseable {

  /** What came of it; one of the three below. */
  interface Heard {}

  /** The server has answered. */
  record Opened() implements Heard {}

  record Message(StreamMessage message) implements Heard {}

  /** There is no more to be heard here, because of that; {@code null} when the server closed. */
  record Broken(Exception why) implements Heard {}

  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final Thread waiting = Thread.currentThread();
  private volatile boolean closed;

  EventConnection(Supplier<InputStream> stream) {
    Thread reader = new Thread(() -> read(stream), "events");
    reader.setDaemon(true);
    reader.start();
  }

  /** What was heard next; empty when that is nothing yet. */
  Optional<Heard> poll() {
    return Optional.ofNullable(heard.poll());
  }

  /** Leaves at the next message or ping; closing at once would wait for the thread that reads. */
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
