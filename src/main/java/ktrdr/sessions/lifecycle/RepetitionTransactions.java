package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Operations;

/** Records in a tree's log that work is done again. */
@ApplicationScoped
@Transactional
public class RepetitionTransactions {
  private static final Caller WORK = Caller.server("operation");

  private final OperationStore store;
  private final Operations operations;

  @Inject
  public RepetitionTransactions(OperationStore store, Operations operations) {
    this.store = store;
    this.operations = operations;
  }

  /** For the container's proxy only. */
  protected RepetitionTransactions() {
    this(null, null);
  }

  /**
   * Records that work repeats something that was done and shown before.
   *
   * @param begun the work as it was when it began; in a later term nothing is recorded
   * @param sentence what was lost
   */
  public void repeats(Operation begun, String sentence) {
    store.lock(begun.lineage().root());
    store
        .find(begun.id())
        .filter(now -> now.term() == begun.term() && now.status().active())
        .ifPresent(now -> operations.repeats(now, WORK, sentence));
  }
}
