package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import ktrdr.operations.Notice;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.operations.workers.Worker;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.admission.Writing;
import ktrdr.work.Refusal;

/**
 * Cancels that the database could not record. The work on this server stops at once; the tree is
 * marked as soon as the database allows it.
 */
@ApplicationScoped
public class UnwrittenCancels {
  private static final System.Logger LOG = System.getLogger(UnwrittenCancels.class.getName());

  private final CancelTransactions transactions;
  private final OperationStore operations;
  private final Workers workers;
  private final Writing writing;
  private final Map<OperationId, Wish> wishes = new ConcurrentHashMap<>();

  /** The cancel, and the term of the work that it is for. */
  private record Wish(Notice notice, long term) {}

  @Inject
  public UnwrittenCancels(
      CancelTransactions transactions,
      OperationStore operations,
      Workers workers,
      Writing writing) {
    this.transactions = transactions;
    this.operations = operations;
    this.workers = workers;
    this.writing = writing;
  }

  /** For the container's proxy only. */
  protected UnwrittenCancels() {
    this(null, null, null, null);
  }

  /**
   * Stops work on this server if its cancel failed because of the database.
   *
   * @param meant selects the work
   * @throws CancelNotWritten if it did so; otherwise it returns, and the caller handles the failure
   */
  public void stop(RuntimeException failure, Predicate<Worker> meant, Notice notice) {
    if (!writing.explains(failure)) {
      return;
    }
    Optional<Worker> worker = workers.all().stream().filter(meant).findFirst();
    if (worker.isPresent()) {
      OperationId root = worker.get().root();
      wishes.put(root, new Wish(notice, worker.get().term()));
      workers.stop(root, worker.get().term());
      LOG.log(Level.WARNING, "the cancel of {0} could not be written; its work stops", root);
      throw new CancelNotWritten(root);
    }
  }

  /** Tries again to record them. */
  public void look() {
    wishes.forEach(this::write);
  }

  private void write(OperationId root, Wish wish) {
    try {
      if (operations.find(root).filter(o -> o.term() == wish.term()).isPresent()) {
        transactions.cancel(root, wish.notice());
        if (workers.of(root).isEmpty()) {
          transactions.settle(root, false);
        }
      }
    } catch (Refusal endedOtherwise) {
      LOG.log(Level.INFO, "{0} ended before its cancel could be written", root);
    }
    wishes.remove(root, wish);
  }
}
