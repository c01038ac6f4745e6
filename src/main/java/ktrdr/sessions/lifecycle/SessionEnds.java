package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationTrees;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionEnded;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionStore;

/**
 * Ends trees: the operations and their session, in the caller's transaction, which must hold the
 * lock on the tree. Stand-alone work has no session.
 */
@ApplicationScoped
public class SessionEnds {
  private final SessionStore sessions;
  private final OperationStore store;
  private final OperationTrees trees;
  private final InstantSource clock;
  private final Event<SessionEnded> ended;

  @Inject
  public SessionEnds(
      SessionStore sessions,
      OperationStore store,
      OperationTrees trees,
      InstantSource clock,
      Event<SessionEnded> ended) {
    this.sessions = sessions;
    this.store = store;
    this.trees = trees;
    this.clock = clock;
    this.ended = ended;
  }

  /** For the container's proxy only. */
  protected SessionEnds() {
    this(null, null, null, null, null);
  }

  /** Fails all active operations of a tree. */
  void failed(OperationId root, SessionOutcome outcome, String sentence, Caller by) {
    trees.fail(root, sentence, by);
    session(root).ifPresent(s -> ended(s, outcome));
  }

  /**
   * Carries out a pending stop request (cancel, pause or time-out) once the work has stopped or is
   * cut off. Does nothing if there is no request.
   */
  public void settle(OperationId root, boolean forced) {
    trees.settleCancel(root, forced);
    noteCancelled(root);
    Operation now = store.find(root).orElseThrow();
    if (now.status() == OperationStatus.RUNNING) {
      now.state().stopRequest().ifPresent(stopRequest -> settle(now, stopRequest));
    }
  }

  private void settle(Operation root, Operation.StopRequest stopRequest) {
    Notice notice = stopRequest.notice();
    if (stopRequest.kind() == Operation.StopRequest.Kind.PAUSE) {
      trees.pause(root.id(), notice.by(), notice.reason());
    } else {
      trees.fence(root.id(), notice.by(), notice.reason());
      failed(root.id(), SessionOutcome.FAILED_TIMEOUT, notice.reason(), notice.by());
    }
  }

  /** Like {@link #settle}, for a tree on which nothing works, so nobody else would do it. */
  void settleIdle(OperationId root) {
    boolean works =
        store.tree(root).stream()
            .anyMatch(o -> o.type().worksItself() && o.status() == OperationStatus.RUNNING);
    if (!works) {
      settle(root, false);
    }
  }

  /** Ends the session of a tree that was cancelled. */
  void noteCancelled(OperationId root) {
    if (store.find(root).orElseThrow().status() == OperationStatus.CANCELLED) {
      session(root).ifPresent(s -> ended(s, SessionOutcome.CANCELLED));
    }
  }

  /** Ends a session whose parent has ended. */
  boolean ended(Session session, SessionOutcome outcome) {
    boolean first = sessions.replace(session.ended(outcome, clock.instant()));
    if (first) {
      ended.fire(new SessionEnded(outcome, cancelling(session, outcome)));
    }
    return first;
  }

  private Optional<Duration> cancelling(Session session, SessionOutcome outcome) {
    return session
        .operation()
        .filter(o -> outcome == SessionOutcome.CANCELLED)
        .flatMap(store::find)
        .flatMap(o -> o.state().cancellation())
        .map(c -> Duration.between(c.notice().requested(), clock.instant()));
  }

  Optional<Session> session(OperationId root) {
    Operation operation = store.find(root).orElseThrow();
    return operation.lineage().session().flatMap(sessions::find);
  }
}
