package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationAlreadyFinished;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Operations;

/**
 * Where a session is stopped, in the same way as {@link SessionBook} moves it on: one transaction
 * that first locks the tree.
 */
@ApplicationScoped
@Transactional
public class CancelBook {
  private static final String ACTOR = "session";

  private final SessionStore sessions;
  private final OperationStore store;
  private final Operations operations;
  private final InstantSource clock;

  @Inject
  public CancelBook(
      SessionStore sessions, OperationStore store, Operations operations, InstantSource clock) {
    this.sessions = sessions;
    this.store = store;
    this.operations = operations;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected CancelBook() {
    this(null, null, null, null);
  }

  /** Ends the cancelling of a session: its work has stopped, or is cut off. */
  public void settle(OperationId root, boolean forced) {
    if (store.lock(root) && !operations.settleCancel(root, forced, ACTOR).isEmpty()) {
      endCancelled(root);
    }
  }

  /**
   * Marks a session's tree for cancelling.
   *
   * @param target any operation of the tree
   * @throws OperationAlreadyFinished when the target completed or failed before
   */
  public CancelAnswer cancel(OperationId target, Operation.Cancellation who) {
    OperationId root = store.find(target).orElseThrow().lineage().root();
    store.lock(root);
    Operation before = store.find(target).orElseThrow();
    if (before.status() == OperationStatus.COMPLETED || before.status() == OperationStatus.FAILED) {
      throw new OperationAlreadyFinished(before);
    }
    boolean asked =
        before.status() == OperationStatus.CANCELLED
            || before.status() == OperationStatus.CANCELLING;
    List<Operation> changed = asked ? List.of() : operations.requestCancel(root, who);
    endCancelled(root);
    return new CancelAnswer(
        target,
        root,
        !changed.isEmpty(),
        changed.stream().map(Operation::id).filter(id -> !id.equals(root)).toList());
  }

  /** Cancels a session that has no operation: there is no work to stop. */
  public boolean cancelLegacy(Session session) {
    return sessions.replace(session.ended(SessionOutcome.CANCELLED, clock.instant()));
  }

  private void endCancelled(OperationId root) {
    Operation now = store.find(root).orElseThrow();
    if (now.status() == OperationStatus.CANCELLED) {
      sessions.replace(session(now).ended(SessionOutcome.CANCELLED, clock.instant()));
    }
  }

  private Session session(Operation root) {
    return sessions.find(root.lineage().session().orElseThrow()).orElseThrow();
  }
}
