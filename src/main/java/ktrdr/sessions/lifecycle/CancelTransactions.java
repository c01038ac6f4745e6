package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import ktrdr.operations.Expected;
import ktrdr.operations.Notice;
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
 * Cancels work. Each call is one transaction that locks the tree first, as in {@link
 * SessionTransactions}.
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

  /** Completes the cancel of a tree whose work has stopped or is cut off. */
  public void settle(OperationId root, boolean forced) {
    if (store.lock(root)) {
      ends.settle(root, forced);
    }
  }

  /**
   * Marks a tree for cancelling.
   *
   * @param target any operation of the tree
   * @throws OperationAlreadyFinished if the target has already ended, unless its whole tree was
   *     cancelled
   */
  public CancelAnswer cancel(OperationId target, Notice notice) {
    return cancel(target, notice, Expected.ANYTHING);
  }

  /**
   * Like {@link #cancel(OperationId, Notice)}, but only if the target is still as the caller saw
   * it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
   */
  public CancelAnswer cancel(OperationId target, Notice notice, Expected expected) {
    OperationId root = find(target).lineage().root();
    store.lock(root);
    expected.require(store);
    Operation before = find(target);
    Operation tree = find(root);
    boolean asked = isCancel(tree.status());
    // A cancelled earlier attempt says nothing about the attempt that is running now.
    if (before.status().terminal() && !(asked && before.status() == OperationStatus.CANCELLED)) {
      throw new OperationAlreadyFinished(before);
    }
    List<Operation> changed = asked ? List.of() : trees.requestCancel(root, notice);
    ends.noteCancelled(root);
    return new CancelAnswer(
        target,
        root,
        tree.term(),
        !changed.isEmpty(),
        before.state().cancellation().filter(c -> asked).orElse(Operation.Cancellation.of(notice)),
        changed.stream().map(Operation::id).filter(id -> !id.equals(root)).toList());
  }

  private static boolean isCancel(OperationStatus status) {
    return status == OperationStatus.CANCELLING || status == OperationStatus.CANCELLED;
  }

  /**
   * Marks a tree whose job somebody stops, or stopped, without going through ktrdr.
   *
   * @param term of the job; if the tree is in a later term, nothing happens
   */
  public void stopped(OperationId root, long term, Notice notice) {
    store.lock(root);
    if (store.find(root).orElseThrow().term() == term) {
      trees.requestCancel(root, notice);
      ends.noteCancelled(root);
    }
  }

  /** Cancels a session of the first ktrdr. It has no operation, so there is no work to stop. */
  public boolean cancelLegacy(Session session) {
    return ends.ended(session, SessionOutcome.CANCELLED);
  }

  // An ended operation may have been removed since the caller saw it.
  private Operation find(OperationId id) {
    return store.find(id).orElseThrow(() -> new OperationNotFound(id.value()));
  }
}
