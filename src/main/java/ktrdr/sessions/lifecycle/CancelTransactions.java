package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationAlreadyFinished;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationTrees;
import ktrdr.operations.VersionChanged;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;

/**
 * Where work is cancelled, in the same way as {@link SessionTransactions} moves it on: one
 * transaction that first locks the tree.
 */
@ApplicationScoped
@Transactional
public class CancelTransactions {
  private final OperationStore store;
  private final OperationTrees trees;
  private final SessionEnds ends;

  @Inject
  public CancelTransactions(OperationStore store, OperationTrees trees, SessionEnds ends) {
    this.store = store;
    this.trees = trees;
    this.ends = ends;
  }

  /** For the container's proxy only. */
  protected CancelTransactions() {
    this(null, null, null);
  }

  /** Ends the cancelling of a tree: its work has stopped, or is cut off. */
  public void settle(OperationId root, boolean forced) {
    if (store.lock(root)) {
      ends.settle(root, forced);
    }
  }

  /**
   * Marks a tree for cancelling.
   *
   * @param target any operation of the tree
   * @throws OperationAlreadyFinished when the target ended before, unless its whole tree was
   *     cancelled
   */
  public CancelAnswer cancel(OperationId target, Operation.Cancellation who) {
    return cancel(target, who, Expected.ANYTHING);
  }

  /**
   * The same, while the target stands as the caller saw it.
   *
   * @throws VersionChanged when it does not; nothing is changed
   */
  public CancelAnswer cancel(OperationId target, Operation.Cancellation who, Expected expected) {
    OperationId root = find(target).lineage().root();
    store.lock(root);
    expected.require(store);
    Operation before = find(target);
    Operation tree = find(root);
    boolean asked = isCancel(tree.status());
    // An earlier attempt that was cancelled is no word about the one that works now.
    if (before.status().terminal() && !(asked && before.status() == OperationStatus.CANCELLED)) {
      throw new OperationAlreadyFinished(before);
    }
    List<Operation> changed = asked ? List.of() : trees.requestCancel(root, who);
    ends.noteCancelled(root);
    return new CancelAnswer(
        target,
        root,
        tree.term(),
        !changed.isEmpty(),
        asked ? before.state().cancellation().orElse(who) : who,
        changed.stream().map(Operation::id).filter(id -> !id.equals(root)).toList());
  }

  private static boolean isCancel(OperationStatus status) {
    return status == OperationStatus.CANCELLING || status == OperationStatus.CANCELLED;
  }

  /**
   * Marks a tree whose job is being stopped, or was, by somebody else than ktrdr.
   *
   * @param term of the job: one of an earlier term is nobody's business any more
   */
  public void stopped(OperationId root, long term, Operation.Cancellation who) {
    store.lock(root);
    if (store.find(root).orElseThrow().term() == term) {
      trees.requestCancel(root, who);
      ends.noteCancelled(root);
    }
  }

  /** Cancels a session that has no operation: there is no work to stop. */
  public boolean cancelLegacy(Session session) {
    return ends.ended(session, SessionOutcome.CANCELLED);
  }

  // What ended may have been removed since the caller saw it.
  private Operation find(OperationId id) {
    return store.find(id).orElseThrow(() -> new OperationNotFound(id.value()));
  }
}
