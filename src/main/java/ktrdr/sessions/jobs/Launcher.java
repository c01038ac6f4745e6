package ktrdr.sessions.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.lifecycle.TakeoverTransactions;

/**
 * Starts the job of a tree that this server owns, outside any transaction, because starting a job
 * can't be rolled back.
 */
@ApplicationScoped
public class Launcher {
  private static final System.Logger LOG = System.getLogger(Launcher.class.getName());
  private static final String SENTENCE =
      "Its job could not be started: see the server's log; go on with it: ktrdr operations resume";

  @Inject private JobLauncher jobs;
  @Inject private OperationStore operations;
  @Inject private TakeoverTransactions transactions;
  @Inject private Shutdown shutdown;
  @Resource private ManagedExecutorService executor;
  private final Set<OperationId> launching = ConcurrentHashMap.newKeySet();

  /**
   * Starts the job of a root that was just opened, resumed or taken over. If the database can't
   * record it now, the sweep starts it later.
   *
   * @throws RuntimeException if no job was started; then the tree has ended or, if the server is
   *     stopping, is left to the next start
   */
  public void launch(Operation root) {
    launching.add(root.id());
    try {
      OptionalLong execution = start(root);
      if (execution.isPresent()) {
        claim(root, execution.getAsLong());
      }
    } finally {
      launching.remove(root.id());
    }
  }

  private OptionalLong start(Operation root) {
    try {
      return OptionalLong.of(jobs.start(root));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "operation " + root.id() + ": its job could not be started", e);
      if (DatabaseTrouble.in(e).isPresent()) {
        return OptionalLong.empty();
      }
      if (!shutdown.begun()) {
        transactions.interrupt(root, SENTENCE);
      }
      throw e;
    }
  }

  // The job's first step claims too, so this need not succeed.
  private void claim(Operation root, long execution) {
    try {
      operations.claim(root.id(), root.term(), execution);
      // A cancel that came before the execution was known had nothing to stop, so stop it now.
      if (operations.find(root.id()).orElseThrow().status() == OperationStatus.CANCELLING) {
        jobs.stop(execution);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "operation " + root.id() + ": its job claims it later", e);
    }
  }

  /** Like {@link #launch}, without waiting for it. */
  public void launchSoon(Operation root) {
    if (!shutdown.begun()) {
      launching.add(root.id());
      executor.execute(() -> launch(root));
    }
  }

  /** Whether a job for this root is being started right now. */
  public boolean isLaunching(OperationId root) {
    return launching.contains(root);
  }
}
