package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Expected;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent.Kind;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Operations;
import ktrdr.operations.VersionChanged;
import ktrdr.sessions.SessionOutcome;

/**
 * Stops work by other means than a cancel: a pause, a time-out, or a shutdown that leaves it to the
 * next start of a server. Each call is one transaction that locks the tree first.
 */
@ApplicationScoped
@Transactional
public class StopTransactions {
  private final OperationStore store;
  private final Operations operations;
  private final SessionEnds ends;

  @Inject
  public StopTransactions(OperationStore store, Operations operations, SessionEnds ends) {
    this.store = store;
    this.operations = operations;
    this.ends = ends;
  }

  /** For the container's proxy only. */
  protected StopTransactions() {
    this(null, null, null);
  }

  /**
   * Asks the work of a tree to pause.
   *
   * @return the term of the work that has to stop
   * @throws NotRunning if it is not running, or was already asked to stop
   */
  public long pause(OperationId root, Operation.StopRequest stopRequest) {
    return pause(root, stopRequest, Expected.ANYTHING);
  }

  /**
   * Like {@link #pause(OperationId, Operation.StopRequest)}, but only if the expected operation is
   * still as the caller saw it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
   */
  public long pause(OperationId root, Operation.StopRequest stopRequest, Expected expected) {
    store.lock(root);
    expected.require(store);
    Operation before = store.find(root).orElseThrow(() -> new OperationNotFound(root.value()));
    if (before.status() != OperationStatus.RUNNING || before.state().stopRequest().isPresent()) {
      throw new NotRunning(before);
    }
    operations.stopRequest(
        before,
        Optional.of(stopRequest),
        Kind.PAUSE_REQUESTED,
        stopRequest.notice().by(),
        stopRequest.notice().reason());
    ends.settleIdle(root);
    return before.term();
  }

  /**
   * Ends a tree whose time is over: asks running work to stop, fails waiting work at once.
   *
   * @param term in which its time was over; it may have got its slot since
   * @return whether there is work that has to stop first
   */
  public boolean timeOut(OperationId root, long term, Operation.StopRequest stopRequest) {
    store.lock(root);
    Notice notice = stopRequest.notice();
    Operation before = store.find(root).orElseThrow();
    boolean late = before.status().terminal() || before.status() == OperationStatus.CANCELLING;
    if (late || before.term() != term) {
      return false;
    }
    if (before.status() != OperationStatus.RUNNING) {
      ends.failed(root, SessionOutcome.FAILED_TIMEOUT, notice.reason(), notice.by());
      return false;
    }
    if (before
        .state()
        .stopRequest()
        .filter(h -> h.kind() == Operation.StopRequest.Kind.TIMEOUT)
        .isEmpty()) {
      operations.stopRequest(
          before, Optional.of(stopRequest), Kind.TIMEOUT, notice.by(), notice.reason());
    }
    ends.settleIdle(root);
    return store.find(root).orElseThrow().status().active();
  }

  /**
   * Records that the worker has stopped at a safe point, for the reason that the tree holds. At a
   * shutdown there is none, and the work continues at the next start.
   *
   * @param term of the worker; if the tree is in a later term, nothing happens
   */
  public void left(OperationId root, long term) {
    store.lock(root);
    if (store.find(root).orElseThrow().term() == term) {
      ends.settle(root, false);
    }
  }

  /** Cuts the worker off at the end of the grace, if it was asked to stop and has not. */
  public void cutOff(OperationId root, long term) {
    store.lock(root);
    if (store.find(root).orElseThrow().term() == term) {
      ends.settle(root, true);
    }
  }

  /**
   * Like {@link #cutOff(OperationId, long)}, unless a later request replaced this one: a cancel
   * after a pause has its own grace.
   *
   * @param requested time of the request whose grace is over
   */
  public void cutOff(OperationId root, long term, Instant requested) {
    store.lock(root);
    Operation now = store.find(root).orElseThrow();
    if (now.term() == term
        && notice(now).map(Notice::requested).filter(requested::equals).isPresent()) {
      ends.settle(root, true);
    }
  }

  /** Roots whose work was asked to stop. */
  public List<Operation> asked() {
    return store.activeRoots().stream().filter(root -> notice(root).isPresent()).toList();
  }

  /** The notice on which the work of a root has to stop; empty if there is none. */
  public static Optional<Notice> notice(Operation root) {
    return switch (root.status()) {
      case CANCELLING -> root.state().cancellation().map(Operation.Cancellation::notice);
      case RUNNING -> root.state().stopRequest().map(Operation.StopRequest::notice);
      default -> Optional.empty();
    };
  }
}
