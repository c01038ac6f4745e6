package ktrdr.operations;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import ktrdr.work.ProgressMonitor;

/**
 * One piece of work of this server while it runs. It is the token that stops it: the thread that
 * works asks {@link #stopped()} at each safe point.
 */
public final class Worker {
  private final OperationId root;
  private final OperationId operation;
  private final OperationType type;
  private final Optional<Long> session;
  private final long term;
  private final ComputeScheduler.Turn turn;
  private final AtomicLong longest = new AtomicLong();
  private final Set<StopAction> onStop = ConcurrentHashMap.newKeySet();
  private volatile long lastSafePoint = System.nanoTime();
  private volatile Optional<Long> lastReport = Optional.empty();
  private volatile boolean stopped;
  private volatile boolean cut;

  Worker(Operation work, ComputeScheduler.Turn turn) {
    this.turn = turn;
    root = work.lineage().root();
    operation = work.id();
    type = work.type();
    session = work.lineage().session();
    term = work.term();
  }

  public OperationId root() {
    return root;
  }

  public OperationId operation() {
    return operation;
  }

  /** The session that it is of; empty when it stands alone. */
  public Optional<Long> session() {
    return session;
  }

  public OperationType type() {
    return type;
  }

  /** The term that its writes carry. */
  public long term() {
    return term;
  }

  /**
   * Whether it shall leave. To be asked at each safe point, by the thread that works only: it waits
   * there while it is the turn of others.
   */
  public boolean stopped() {
    longest.accumulateAndGet(System.nanoTime() - lastSafePoint, Math::max);
    turn.pass();
    lastSafePoint = System.nanoTime();
    return stopped;
  }

  /** The same, for everybody, and no safe point. */
  public boolean isAsked() {
    return stopped;
  }

  /** It says how far it has come. */
  public void reported() {
    lastReport = Optional.of(System.nanoTime());
  }

  /** Since it last said how far it has come; empty before the first time. */
  public Optional<Duration> sinceReport() {
    return lastReport.map(at -> Duration.ofNanos(System.nanoTime() - at));
  }

  /** Asks it to leave at its next safe point, and ends what blocks it. */
  public void stop() {
    stopped = true;
    turn.end();
    onStop.forEach(StopAction::run);
  }

  /** As {@link ProgressMonitor#onCancel}. */
  public ProgressMonitor.OnCancel onStop(Runnable action) {
    StopAction waiting = new StopAction(action);
    onStop.add(waiting);
    if (stopped) {
      waiting.run();
    }
    return () -> {
      waiting.close();
      onStop.remove(waiting);
    };
  }

  /** Runs once, or never again once it is closed. */
  private static final class StopAction {
    private final AtomicReference<Runnable> action;

    StopAction(Runnable action) {
      this.action = new AtomicReference<>(action);
    }

    void run() {
      Optional.ofNullable(action.getAndSet(null)).ifPresent(Runnable::run);
    }

    void close() {
      action.set(null);
    }
  }

  /** Its thread has left. */
  void left() {
    turn.end();
  }

  /** Asks it to leave without keeping anything: what it writes is refused. */
  void cutOff() {
    cut = true;
    stop();
  }

  /** True when it is no longer wanted, whether its thread has ended or not. */
  public boolean isCutOff() {
    return cut;
  }

  /** Nanoseconds since it last was at a safe point: 0 while it waits at one. */
  public long silence() {
    return turn.waits() ? 0 : System.nanoTime() - lastSafePoint;
  }

  /** The longest time between two safe points that it was at, in nanoseconds. */
  long longestBefore() {
    return longest.get();
  }

  /** The same, or since the last one when that is longer. */
  public long longestGap() {
    return Math.max(longest.get(), silence());
  }
}
