package ktrdr.operations.workers;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.work.ProgressMonitor;

/**
 * Running work of this server and its cancellation token: the working thread calls {@link
 * #stopped()} at each safe point.
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

  /** The session of the work; empty for stand-alone work. */
  public Optional<Long> session() {
    return session;
  }

  public OperationType type() {
    return type;
  }

  /** The ownership term under which it writes. */
  public long term() {
    return term;
  }

  /**
   * Whether the work should stop. Only the working thread calls this, at each safe point; the call
   * blocks while other workers compute.
   */
  public boolean stopped() {
    longest.accumulateAndGet(System.nanoTime() - lastSafePoint, Math::max);
    turn.pass();
    lastSafePoint = System.nanoTime();
    return stopped;
  }

  /** Whether the work should stop, for other threads: it does not block and marks no safe point. */
  public boolean isAsked() {
    return stopped;
  }

  /** Notes that the work reported progress. */
  public void reported() {
    lastReport = Optional.of(System.nanoTime());
  }

  /** Time since the last progress report; empty before the first one. */
  public Optional<Duration> sinceReport() {
    return lastReport.map(at -> Duration.ofNanos(System.nanoTime() - at));
  }

  /** Asks the work to stop at its next safe point, and runs the stop actions that unblock it. */
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

  /** Runs at most once, and never after it is closed. */
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

  /** Notes that the working thread has ended. */
  void left() {
    turn.end();
  }

  /** Asks the work to stop without saving anything: its writes are refused. */
  void cutOff() {
    cut = true;
    stop();
  }

  /** True when the work is cut off, whether its thread has ended or not. */
  public boolean isCutOff() {
    return cut;
  }

  /** Nanoseconds since the last safe point; 0 while it waits at one. */
  public long silence() {
    return turn.waits() ? 0 : System.nanoTime() - lastSafePoint;
  }

  /** The longest time between two safe points so far, in nanoseconds. */
  long longestBefore() {
    return longest.get();
  }

  /**
   * The longest time without a safe point so far, in nanoseconds, including the time since the last
   * one.
   */
  public long longestGap() {
    return Math.max(longest.get(), silence());
  }
}
