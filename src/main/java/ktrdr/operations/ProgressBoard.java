package ktrdr.operations;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import ktrdr.work.Progress;

/**
 * The latest progress of what runs in this server. Reporting costs one write to memory; a thread of
 * its own carries the latest to the store, at most four times a second for each operation.
 */
@ApplicationScoped
public class ProgressBoard {
  private static final Logger LOG = System.getLogger(ProgressBoard.class.getName());
  private static final long PERIOD_MILLIS = 250;

  private final Map<Place, Progress> latest = new ConcurrentHashMap<>();
  @Inject private OperationStore store;

  /** Whose progress, and in which epoch of its tenure. */
  private record Place(OperationId id, long epoch) {}

  @Resource private ManagedScheduledExecutorService executor;
  private final Complaint complaint = new Complaint(LOG, "storing progress");
  private ScheduledFuture<?> carrying;

  /** Starts carrying. Called once, when the application has started. */
  public void start() {
    // A scheduled task that throws is never run again, and progress would stand still for ever.
    carrying =
        executor.scheduleWithFixedDelay(
            () -> complaint.attempt(this::carry),
            PERIOD_MILLIS,
            PERIOD_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** The latest progress of an operation, by a worker of this epoch. */
  public void report(OperationId id, long epoch, Progress progress) {
    latest.put(new Place(id, epoch), progress);
  }

  /** Carries to the store now what this worker reported of its operation and of their root. */
  public void carry(Worker worker) {
    carry(new Place(worker.operation(), worker.epoch()));
    carry(new Place(worker.root(), worker.epoch()));
  }

  private void carry() {
    latest.keySet().forEach(this::carry);
  }

  private void carry(Place place) {
    Progress progress = latest.remove(place);
    if (progress != null) {
      store.progress(place.id(), place.epoch(), progress);
    }
  }

  @PreDestroy
  void stop() {
    if (carrying != null) {
      carrying.cancel(false);
    }
  }
}
