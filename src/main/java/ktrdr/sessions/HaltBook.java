package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Operations;
import ktrdr.operations.Trees;

/**
 * Where work is stopped other than by a cancel: paused, out of time, or left for the next start of
 * a server. Each call is one transaction that first locks the tree.
 */
@ApplicationScoped
@Transactional
public class HaltBook {
  private final OperationStore store;
  private final Operations operations;
  private final Trees trees;
  private final SessionEnds ends;

  @Inject
  public HaltBook(OperationStore store, Operations operations, Trees trees, SessionEnds ends) {
    this.store = store;
    this.operations = operations;
    this.trees = trees;
    this.ends = ends;
  }

  /** For the container's proxy only. */
  protected HaltBook() {
    this(null, null, null, null);
  }

  /**
   * Asks the work of a tree to pause.
   *
   * @throws NotRunning when it does not run, or shall stop already
   */
  public void pause(OperationId root, Operation.Halt halt) {
    store.lock(root);
    Operation before = store.find(root).orElseThrow();
    if (before.status() != OperationStatus.RUNNING || before.state().halt().isPresent()) {
      throw new NotRunning(before);
    }
    operations.halt(before, Optional.of(halt), "pause_requested", halt.by(), halt.reason());
  }

  /**
   * Ends a tree whose time is over: what works is asked to stop, what waits fails at once.
   *
   * @return whether there is work that has to stop first
   */
  public boolean timeOut(OperationId root, Operation.Halt halt) {
    store.lock(root);
    Operation before = store.find(root).orElseThrow();
    if (before.status().terminal() || before.status() == OperationStatus.CANCELLING) {
      return false;
    }
    if (before.status() != OperationStatus.RUNNING) {
      ends.failed(root, SessionOutcome.FAILED_TIMEOUT, halt.reason(), halt.by());
      return false;
    }
    if (before.state().halt().filter(h -> h.kind() == Operation.Halt.Kind.TIMEOUT).isEmpty()) {
      operations.halt(before, Optional.of(halt), "timeout", halt.by(), halt.reason());
    }
    return true;
  }

  /**
   * The worker has left at a safe point: the tree says why. At a shutdown it says nothing, and the
   * work goes on with the next start.
   *
   * @param epoch of the worker; one of an earlier epoch changes nothing
   */
  public void left(OperationId root, long epoch) {
    store.lock(root);
    if (store.find(root).orElseThrow().epoch() == epoch) {
      settle(root, false);
    }
  }

  /** The grace is over: cuts the worker off, if it was asked to stop and has not. */
  public void cutOff(OperationId root, long epoch) {
    store.lock(root);
    if (store.find(root).orElseThrow().epoch() == epoch) {
      settle(root, true);
    }
  }

  /** Carries out what was asked for, in a transaction that locked the tree. */
  void settle(OperationId root, boolean forced) {
    ends.settle(root, forced);
    Operation now = store.find(root).orElseThrow();
    if (now.status() == OperationStatus.RUNNING) {
      now.state().halt().ifPresent(halt -> settle(now, halt));
    }
  }

  private void settle(Operation root, Operation.Halt halt) {
    if (halt.kind() == Operation.Halt.Kind.PAUSE) {
      trees.pause(root.id(), halt.by(), halt.reason());
    } else {
      trees.fence(root.id(), halt.by(), halt.reason());
      ends.failed(root.id(), SessionOutcome.FAILED_TIMEOUT, halt.reason(), halt.by());
    }
  }

  /** Roots that were asked to stop and have a grace that is over. */
  public List<Operation> overdue(java.time.Instant now) {
    return store.activeRoots().stream()
        .filter(r -> deadline(r).filter(now::isAfter).isPresent())
        .toList();
  }

  private static Optional<java.time.Instant> deadline(Operation root) {
    return root.status() == OperationStatus.CANCELLING
        ? root.state().cancellation().map(Operation.Cancellation::deadline)
        : root.state().halt().map(Operation.Halt::deadline);
  }
}
