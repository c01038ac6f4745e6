package ktrdr.rest.events;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opens streams after their requests are answered: however many clients come at once, only the
 * readers read for them.
 */
final class OpeningQueue {
  private static final System.Logger LOG = System.getLogger(OpeningQueue.class.getName());

  private final EventPump pump;
  private final SharedReads<Beginning, Consumer<EventStream>> reads;
  private final Runnable onOpen;

  /**
   * @param reader reads a beginning and returns what sends it to a stream
   * @param onOpen called when the pump has something to send
   */
  OpeningQueue(
      EventPump pump,
      Function<Beginning, Consumer<EventStream>> reader,
      Executor readers,
      Runnable onOpen) {
    this.pump = pump;
    this.reads = new SharedReads<>(reader, readers);
    this.onOpen = onOpen;
  }

  /**
   * Accepts a stream and returns at once. By the time its beginning is read, the request has been
   * answered, so a failed read closes the stream and the client comes back.
   *
   * @throws TooManyStreams if the maximum number of clients is reached
   */
  void open(Opening opening) {
    EventStream stream = opening.stream();
    pump.admit(stream);
    reads.read(opening.beginning()).whenComplete((shown, failure) -> begin(stream, shown, failure));
  }

  private void begin(EventStream stream, Consumer<EventStream> shown, Throwable failure) {
    if (failure == null) {
      shown.accept(stream);
    } else {
      LOG.log(Level.WARNING, "an event stream was not opened: {0}", failure);
      stream.client().close();
    }
    pump.open(stream);
    onOpen.run();
  }
}
