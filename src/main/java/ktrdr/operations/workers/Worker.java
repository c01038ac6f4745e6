package ktrdr.operations.workers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.work.CancelActions;
import ktrdr.work.IdleProcessors;
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
  private final SafePoints safePoints;
  private final WorkerProcessors processors;
  private final CancelActions onStop = new CancelActions();
  private volatile Optional<Long> lastReport = Optional.empty();
  private volatile boolean stopped;
  private volatile boolean cut;

  Worker(Operation work, ComputeScheduler.Turn turn, Executor threads) {
    this.turn = turn;
    safePoints = new SafePoints(turn, longest);
    processors = new WorkerProcessors(turn, safePoints, longest, threads);
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
    safePoints.pass();
    return stopped;
  }

  /** Whether the work should stop, for other threads: it does not block and marks no safe point. */
  public boolean isAsked() {
    return stopped;
  }

  /** Processors on which further threads may work, too. */
  public IdleProcessors idleProcessors() {
    return processors;
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
    onStop.run();
  }

  /** As {@link ProgressMonitor#onCancel}. */
  public ProgressMonitor.OnCancel onStop(Runnable action) {
    return onStop.add(action);
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

  /** Nanoseconds since the last safe point of any of its threads; 0 while all wait at one. */
  public long silence() {
    return Math.max(safePoints.silence(), processors.silence());
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
