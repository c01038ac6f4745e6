package ktrdr.sessions.background;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import ktrdr.operations.owners.Beats;
import ktrdr.sessions.jobs.JobLauncher;

/**
 * What happens once when the application starts, in this order: the job store is opened, the lease
 * is taken, the work of dead servers is taken over, and the background jobs begin.
 */
@ApplicationScoped
public class Startup {
  @Inject private JobLauncher jobs;
  @Inject private Beats beats;
  @Inject private Recovery recovery;
  @Inject private BackgroundJobs background;

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(2) Object application) {
    jobs.touch();
    beats.start();
    recovery.first();
    background.start();
  }
}
