package ktrdr.operations.workers;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import ktrdr.operations.LogOnce;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.work.Progress;

/**
 * The progress of the work that runs in this server. Reporting costs one write to memory. A
 * background thread stores the latest progress, at most four times a second per operation, and once
 * a second even if nothing is new, because that is how working time is counted.
 */
@ApplicationScoped
public class ProgressBoard {
  private static final Logger LOG = System.getLogger(ProgressBoard.class.getName());
  private static final long PERIOD_MILLIS = 250;

  private final Map<Worker, WorkProgress> runs = new ConcurrentHashMap<>();
  @Inject private OperationStore store;
  @Inject private InstantSource clock;

  @Resource private ManagedScheduledExecutorService executor;
  private final LogOnce log = new LogOnce(LOG, "storing progress");
  private ScheduledFuture<?> carrying;

  /** Starts storing progress. Called once, when the application has started. */
  public void start() {
    // A scheduled task that throws is never run again, and progress would stop for ever.
    carrying =
        executor.scheduleWithFixedDelay(
            () -> log.attempt(this::carry), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Registers the run of a worker. */
  public void begin(Worker worker, WorkProgress run) {
    runs.put(worker, run);
  }

  /** Removes the run of a worker. */
  public void end(Worker worker) {
    runs.remove(worker);
  }

  /** Stores the progress of this worker's operation and of its root now. */
  public void carry(Worker worker) {
    WorkProgress run = runs.get(worker);
    if (run != null) {
      carry(worker, run.all(clock.instant()));
    }
  }

  private void carry() {
    runs.forEach(
        (worker, run) -> run.due(clock.instant()).ifPresent(progress -> carry(worker, progress)));
  }

  private void carry(Worker worker, Map<OperationId, Progress> progress) {
    progress.forEach((id, made) -> store.progress(id, worker.term(), made));
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    if (carrying != null) {
      carrying.cancel(false);
    }
  }
}
