package ktrdr.sessions.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import ktrdr.operations.Operation;
import ktrdr.sessions.jobs.Launcher;

/** Fires the schedules that are due. */
@ApplicationScoped
public class Schedules {
  private static final System.Logger LOG = System.getLogger(Schedules.class.getName());

  @Inject private ScheduleStore store;
  @Inject private ScheduleTransactions transactions;
  @Inject private Launcher launcher;
  @Inject private InstantSource clock;

  public void look() {
    store.due(clock.instant()).forEach(this::fireOrLog);
  }

  // A schedule that can't be fired must not keep the others from firing.
  private void fireOrLog(Schedule schedule) {
    try {
      transactions.fire(schedule).ifPresent(root -> launch(schedule, root));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "schedule " + schedule.id() + " could not fire; it is tried again", e);
    }
  }

  private void launch(Schedule schedule, Operation root) {
    LOG.log(Level.INFO, "schedule {0} starts {1}", schedule.id(), root.id());
    launcher.launchSoon(root);
  }
}
