package ktrdr.sessions.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import ktrdr.operations.Notice;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.lifecycle.StopTransactions;

/** Stops the work of a tree that was marked for it: asks first, and cuts off after the grace. */
@ApplicationScoped
public class Stopping {
  @Inject private OperationStore operations;
  @Inject private JobLauncher jobs;
  @Inject private Workers workers;
  @Inject private StopTransactions transactions;
  @Resource private ManagedScheduledExecutorService executor;

  /**
   * Asks this server's work to stop; another server sees the mark by itself.
   *
   * @param term in which the stop was requested; the tree may have been resumed since
   * @param requested time of the request, as the tree records it
   */
  public void ask(OperationId root, long term, Notice notice) {
    // A stopped step ends its own job: see session.xml. Liberty takes longer to stop a job, so it
    // is asked only where no step is running.
    if (!workers.stop(root, term)) {
      stopJob(root, term);
    }
    executor.schedule(
        () -> {
          transactions.cutOff(root, term, notice.requested());
          fenced(root, term);
        },
        notice.grace().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Cuts the work off now: its later results are refused. */
  public void cutOff(OperationId root, long term) {
    transactions.cutOff(root, term);
    fenced(root, term);
  }

  private void fenced(OperationId root, long term) {
    if (operations.find(root).orElseThrow().term() != term) {
      workers.cutOff(root, term);
      stopJob(root, term);
    }
  }

  private void stopJob(OperationId root, long term) {
    operations.execution(root, term).ifPresent(jobs::stop);
  }
}
