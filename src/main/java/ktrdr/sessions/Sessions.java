package ktrdr.sessions;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ktrdr.operations.Changes;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;

/**
 * Starting and stopping research. Jobs are started and stopped outside of any transaction: a job
 * that was started can't be rolled back.
 */
@ApplicationScoped
public class Sessions {
  @Inject private SessionBook book;
  @Inject private CancelBook cancels;
  @Inject private SessionStore sessions;
  @Inject private OperationStore operations;
  @Inject private JobLauncher jobs;
  @Inject private Changes changes;
  @Inject private Limits limits;
  @Inject private InstantSource clock;
  @Resource private ManagedScheduledExecutorService executor;

  /**
   * Starts a session.
   *
   * @param design a given strategy, already validated; or none
   * @throws ActiveSessionExists at the limit
   */
  public Session start(Assignment assignment, Session.Design design, String by) {
    Session session = book.open(assignment, design, limits.maxActive(), by);
    OperationId root = session.operation().orElseThrow();
    try {
      sessions.launched(session.id(), jobs.start(session.id()));
    } catch (RuntimeException e) {
      book.interrupt(root, "The job could not be started: " + e.getMessage());
      throw e;
    }
    // A cancel that came before the execution was known had nothing to stop: stop it now.
    if (operations.find(root).orElseThrow().status() == OperationStatus.CANCELLING) {
      stopWork(root);
    }
    return session;
  }

  /**
   * Cancels the session that an operation belongs to, and waits a while for its work to stop.
   *
   * @param force cut off at once, without grace
   */
  public CancelAnswer cancel(OperationId target, CancelRequest request) {
    if (operations.find(target).isEmpty()) {
      throw new OperationNotFound(target.value());
    }
    Instant now = clock.instant();
    Duration grace = request.force() ? Duration.ZERO : limits.cancelGrace();
    var who =
        new Operation.Cancellation(now, request.by(), request.reason(), now.plus(grace), false);
    CancelAnswer answer = cancels.cancel(target, who);
    if (answer.effective()) {
      stopWork(answer.root());
    }
    if (request.force()) {
      cancels.settle(answer.root(), true);
    } else if (answer.effective()) {
      executor.schedule(
          () -> cancels.settle(answer.root(), true), grace.toMillis(), TimeUnit.MILLISECONDS);
    }
    changes.await(() -> ended(answer.root()), request.atMost());
    return answer;
  }

  /**
   * Cancels a session by its id; one without an operation has no work to stop.
   *
   * @return empty for a session without an operation
   * @throws SessionAlreadyFinished when it ended before, other than by a cancel
   */
  public Optional<CancelAnswer> cancel(long id, CancelRequest request) {
    Session session = sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
    if (session.operation().isPresent()) {
      return Optional.of(cancel(session.operation().get(), request));
    }
    if (!cancels.cancelLegacy(session)
        && sessions.find(id).flatMap(s -> s.standing().outcome()).orElseThrow()
            != SessionOutcome.CANCELLED) {
      throw new SessionAlreadyFinished(session);
    }
    return Optional.empty();
  }

  /**
   * The one active session.
   *
   * @throws NoActiveSession when there is none
   * @throws SeveralActive when there are more
   */
  public long theActive() {
    List<Long> active = active().stream().flatMap(o -> o.lineage().session().stream()).toList();
    if (active.isEmpty()) {
      throw new NoActiveSession();
    }
    if (active.size() > 1) {
      throw new SeveralActive(active);
    }
    return active.get(0);
  }

  /** Parent operations of the sessions that are active, oldest first. */
  public List<Operation> active() {
    return operations.activeRoots();
  }

  private void stopWork(OperationId root) {
    long session = operations.find(root).orElseThrow().lineage().session().orElseThrow();
    sessions.execution(session).ifPresent(jobs::stop);
  }

  private boolean ended(OperationId root) {
    return operations.find(root).orElseThrow().status().terminal();
  }
}
