package ktrdr.batch.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Tells a job that waits for a thread from a job that failed before its first listener. Liberty
 * reports both as STARTING, and the failed one for ever, for example when the database connection
 * broke at that moment. Liberty's threads take tasks in order: once a task that was submitted after
 * a job has run, the job has had its thread.
 */
@ApplicationScoped
public class PendingStarts {
  /**
   * Enough for the three rows that a job writes between getting a thread and its first listener.
   */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration MEMORY = Duration.ofHours(1);

  private final Map<Long, Instant> hadThread = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private Executor executor;

  @Inject
  public PendingStarts(InstantSource clock) {
    this.clock = clock;
  }

  PendingStarts(InstantSource clock, Executor executor) {
    this(clock);
    this.executor = executor;
  }

  /** For the container's proxy. */
  protected PendingStarts() {
    this(null);
  }

  @Resource
  void setExecutor(ManagedExecutorService threads) {
    executor = threads;
  }

  /** Notes that a job was just submitted. */
  void submitted(long execution) {
    Instant forgotten = clock.instant().minus(MEMORY);
    hadThread.values().removeIf(forgotten::isAfter);
    executor.execute(() -> hadThread.put(execution, clock.instant()));
  }

  /** Whether a job that is STARTING got its thread so long ago that it will never run. */
  boolean isLost(long execution) {
    Instant since = hadThread.get(execution);
    return since != null && since.plus(PATIENCE).isBefore(clock.instant());
  }
}
