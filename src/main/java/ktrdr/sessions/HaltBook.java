package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Operations;

/**
 * Where work is stopped other than by a cancel: paused, out of time, or left for the next start of
 * a server. Each call is one transaction that first locks the tree.
 */
@ApplicationScoped
@Transactional
public class HaltBook {
  private final OperationStore store;
  private final Operations operations;
  private final SessionEnds ends;

  @Inject
  public HaltBook(OperationStore store, Operations operations, SessionEnds ends) {
    this.store = store;
    this.operations = operations;
    this.ends = ends;
  }

  /** For the container's proxy only. */
  protected HaltBook() {
    this(null, null, null);
  }

  /**
   * Asks the work of a tree to pause.
   *
   * @throws NotRunning when it does not run, or shall stop already
   */
  public void pause(OperationId root, Operation.Halt halt) {
    store.lock(root);
    Operation before = store.find(root).orElseThrow(() -> new OperationNotFound(root.value()));
    if (before.status() != OperationStatus.RUNNING || before.state().halt().isPresent()) {
      throw new NotRunning(before);
    }
    operations.halt(before, Optional.of(halt), "pause_requested", halt.by(), halt.reason());
    ends.settleIdle(root);
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
    ends.settleIdle(root);
    return store.find(root).orElseThrow().status().active();
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
      ends.settle(root, false);
    }
  }

  /** The grace is over: cuts the worker off, if it was asked to stop and has not. */
  public void cutOff(OperationId root, long epoch) {
    store.lock(root);
    if (store.find(root).orElseThrow().epoch() == epoch) {
      ends.settle(root, true);
    }
  }

  /** Roots that were asked to stop and have a grace that is over. */
  public List<Operation> overdue(Instant now) {
    return store.activeRoots().stream()
        .filter(r -> deadline(r).filter(now::isAfter).isPresent())
        .toList();
  }

  private static Optional<Instant> deadline(Operation root) {
    return switch (root.status()) {
      case CANCELLING -> root.state().cancellation().map(Operation.Cancellation::deadline);
      case RUNNING -> root.state().halt().map(Operation.Halt::deadline);
      default -> Optional.empty();
    };
  }
}
