package ktrdr.sessions.background;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import ktrdr.operations.LogOnce;
import ktrdr.operations.workers.ProgressBoard;
import ktrdr.sessions.admission.Writing;
import ktrdr.sessions.artifacts.HomeProvisions;
import ktrdr.sessions.artifacts.Uploads;
import ktrdr.sessions.budget.BudgetRounds;
import ktrdr.sessions.jobs.Queue;
import ktrdr.sessions.jobs.Shutdown;
import ktrdr.sessions.lifecycle.UnwrittenCancels;
import ktrdr.sessions.retention.Retention;
import ktrdr.sessions.schedules.Schedules;
import ktrdr.sessions.sweeps.SweepMembers;
import ktrdr.sessions.trials.Backfill;

/**
 * The server's recurring tasks, which keep work from getting stuck. A failed run does not stop the
 * runs after it.
 */
@ApplicationScoped
public class BackgroundJobs {
  private static final System.Logger LOG = System.getLogger(BackgroundJobs.class.getName());
  private static final long WATCH_MILLIS = 100;
  private static final long SECOND = 1000;
  private static final long HOUR = 60 * 60 * SECOND;

  @Inject private CancellationWatcher watch;
  @Inject private Recovery recovery;
  @Inject private OrphanSweep sweep;
  @Inject private TimeOuts timeOuts;
  @Inject private Queue queue;
  @Inject private BudgetRounds budgets;
  @Inject private SweepMembers sweeps;
  @Inject private Schedules schedules;
  @Inject private Retention retention;
  @Inject private Backfill trials;
  @Inject private HomeProvisions provisions;
  @Inject private Uploads uploads;
  @Inject private ProgressBoard board;
  @Inject private Shutdown shutdown;
  @Inject private Writing writing;
  @Inject private UnwrittenCancels unwritten;
  @Resource private ManagedScheduledExecutorService executor;
  private final List<ScheduledFuture<?>> background = new ArrayList<>();

  void start() {
    board.start();
    every(WATCH_MILLIS, "watch", watch::look);
    every(SECOND, "recovery", unlessStopping(recovery::recover));
    every(SECOND, "sweep", unlessStopping(sweep::look));
    every(SECOND, "writing", writing::look);
    every(SECOND, "cancels that were not written", unwritten::look);
    every(SECOND, "time-outs", unlessStopping(timeOuts::look));
    every(SECOND, "queue", unlessStopping(queue::dispatch));
    every(SECOND, "budgets", unlessStopping(budgets::look));
    every(SECOND, "bars", unlessStopping(provisions::tell));
    every(SECOND, "sweeps", unlessStopping(sweeps::settle));
    every(SECOND, "uploads", uploads::sweep);
    every(SECOND, "schedules", unlessStopping(schedules::look));
    every(SECOND, "trials", () -> trials.run(shutdown::begun));
    every(SECOND, HOUR, "retention", unlessStopping(retention::look));
  }

  private Runnable unlessStopping(Runnable round) {
    return () -> {
      if (!shutdown.begun()) {
        round.run();
      }
    };
  }

  private void every(long millis, String name, Runnable round) {
    every(millis, millis, name, round);
  }

  // A scheduled task that throws is never run again.
  private void every(long first, long millis, String name, Runnable round) {
    LogOnce log = new LogOnce(LOG, "the round \"" + name + '"');
    background.add(
        executor.scheduleWithFixedDelay(
            () -> log.attempt(round), first, millis, TimeUnit.MILLISECONDS));
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    background.forEach(round -> round.cancel(false));
  }
}
