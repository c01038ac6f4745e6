package ktrdr.rest.events;

import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Request;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ktrdr.operations.OperationStore;
import ktrdr.operations.TreeChanged;
import ktrdr.rest.events.client.ClientQueue;
import ktrdr.rest.events.client.EventSink;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** All clients that follow events on this server, and the schedule of their pump. */
@ApplicationScoped
public class EventStreams {
  private static final System.Logger LOG = System.getLogger(EventStreams.class.getName());

  /** Progress of one operation is sent at most once in this time. */
  private static final Duration TICK = Duration.ofMillis(250);

  /** A client that does not read can block one sender until Liberty gives it up. */
  private static final int SENDERS = 32;

  /** More readers would only take processors and connections away from the rest of the server. */
  static final int READERS = 4;

  @Inject private OperationStore store;
  @Inject private StreamText text;
  @Inject private StreamOpening opening;
  @Resource private ManagedScheduledExecutorService executor;
  @Resource private ManagedThreadFactory threads;

  @Inject
  @ConfigProperty(name = "ktrdr.events.streams", defaultValue = "500")
  private int most;

  @Inject
  @ConfigProperty(name = "ktrdr.events.ping", defaultValue = "PT15S")
  private Duration ping;

  private final AtomicInteger wanted = new AtomicInteger();
  private EventPump pump;
  private ScheduledFuture<?> ticking;
  private OpeningQueue openings;
  private ExecutorService senders;
  private ExecutorService readers;

  @PostConstruct
  void make() {
    senders = pool(SENDERS, threads);
    readers = pool(READERS, threads);
    pump = new EventPump(store, text, (int) Math.max(1, ping.dividedBy(TICK)), most);
    openings = new OpeningQueue(pump, opening::read, readers, this::wake);
  }

  /**
   * Creates a pool of at most {@code most} threads, none of them while idle; further tasks wait.
   */
  static ExecutorService pool(int most, ThreadFactory threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(most, most, 30, SECONDS, new LinkedBlockingQueue<>(), threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  // Start even if nobody ever listens: a missing gauge is not a zero.
  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(3) Object start) {
    long millis = TICK.toMillis();
    ticking = executor.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Creates the message queue for a client. */
  ClientQueue client(EventSink sink) {
    return new ClientQueue(sink, senders, this::wake);
  }

  /**
   * Opens a stream; its client will soon get its events. A HEAD request is only answered: an open
   * stream would block the next request on its connection.
   *
   * @throws TooManyStreams if the maximum number of clients is reached
   */
  void open(Request request, Opening stream) {
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      stream.stream().client().close();
    } else {
      openings.open(stream);
    }
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TreeChanged change) {
    if (pump.size() > 0) {
      pump.touch(change.root());
      wake();
    }
  }

  /** Number of clients that follow events now. */
  @Gauge(
      name = "ktrdr_event_streams",
      absolute = true,
      unit = MetricUnits.NONE,
      description = "Clients that follow events now")
  public int size() {
    return pump.size();
  }

  /** Asks for a round: now, or right after the current one. */
  void wake() {
    if (wanted.getAndIncrement() == 0) {
      try {
        executor.execute(this::pump);
      } catch (RejectedExecutionException shuttingDown) {
        wanted.set(0);
      }
    }
  }

  private void pump() {
    int asked = wanted.get();
    try {
      while (asked != 0) {
        roundOrLog();
        asked = wanted.addAndGet(-asked);
      }
    } finally {
      if (asked != 0) {
        wanted.set(0); // The round ended with an error; the next tick starts afresh.
      }
    }
  }

  private void roundOrLog() {
    try {
      pump.round();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "live events are delayed", e);
    }
  }

  private void tick() {
    if (pump.size() > 0) {
      pump.tick();
      wake();
    }
  }

  @PreDestroy
  void stop() {
    ticking.cancel(false);
    readers.shutdown();
    pump.closeAll();
    senders.shutdown();
  }
}
