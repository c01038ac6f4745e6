package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Operations;
import ktrdr.operations.WorkTime;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.sessions.results.ResultSummary;
import ktrdr.work.Progress;

/**
 * Moves sessions on. A session's phase, its outcome and its operations change in one transaction,
 * so they can never disagree. Each call is one transaction that locks the tree first.
 *
 * <p>A worker's result carries the term in which the worker began; in a later term it changes
 * nothing.
 */
@ApplicationScoped
@Transactional
public class SessionTransactions {
  private static final Caller SESSION = Caller.server("session");

  private final SessionStore sessions;
  private final OperationStore store;
  private final Operations operations;
  private final Children children;
  private final SessionEnds ends;
  private final ExecutionClaims claims;
  private final NextPhase following;

  @Inject
  public SessionTransactions(
      SessionStore sessions,
      OperationStore store,
      Operations operations,
      Children children,
      SessionEnds ends,
      ExecutionClaims claims,
      NextPhase following) {
    this.sessions = sessions;
    this.store = store;
    this.operations = operations;
    this.children = children;
    this.ends = ends;
    this.claims = claims;
    this.following = following;
  }

  /** For the container's proxy only. */
  protected SessionTransactions() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * Begins a phase, unless it is done, has ended or belongs to somebody else.
   *
   * @param execution the job execution that wants to work
   * @return the phase to work on, or empty if there is nothing to do
   * @throws NotThisJob if ktrdr did not start this execution for the session
   */
  public Optional<PhaseRun> begin(long id, SessionPhase phase, long execution) {
    Session session = locked(id);
    Operation root = root(session);
    if (!claims.holds(root, execution, session.standing().phase() == phase)) {
      return Optional.empty();
    }
    if (root.state().stopRequest().isPresent() || root.status() == OperationStatus.CANCELLING) {
      return Optional.empty();
    }
    Optional<Operation> child = children.toDo(session, phase);
    if (child.isPresent() && root.status() != OperationStatus.RUNNING) {
      operations.move(root, OperationStatus.RUNNING, SESSION, "first step began");
    }
    return child
        .flatMap(c -> running(c, root.state().ownership()))
        .map(c -> new PhaseRun(session, phase, c));
  }

  // A child that is already running was left behind by a dead worker; it continues.
  private Optional<Operation> running(Operation child, Operation.Ownership ownership) {
    return child.status() == OperationStatus.RUNNING
        ? Optional.of(child)
        : operations.move(child, OperationStatus.RUNNING, ownership, SESSION, "step began");
  }

  /**
   * Stores a phase's result, and opens the next phase or ends the session.
   *
   * @return false if the result came too late and was not stored
   */
  public boolean finish(PhaseRun run, PhaseResult result) {
    Session session = locked(run.session().id());
    Operation child = store.find(run.child().id()).orElseThrow();
    if (isDone(run, child, OperationStatus.COMPLETED)) {
      return true;
    }
    Operation.Output output = new Operation.Output(result.results(), result.warnings());
    if (isFenced(run, session) || operations.complete(child, output, SESSION).isEmpty()) {
      refuseLate(run, session, child);
      return false;
    }
    Session known = result.design().map(session::with).orElse(session);
    known = result.verdict().map(known::with).orElse(known);
    Operation root = root(known);
    Operation done = store.find(child.id()).orElseThrow();
    Assignment.Effort effort = known.assignment().effort();
    Progress progress = run.phase().ofSession(done.progress().finished(), effort);
    store.progress(root.id(), root.term(), WorkTime.carried(root.progress(), progress));
    following.remember(known, done, result);
    SessionPhase next = run.phase().next();
    if (next == SessionPhase.COMPLETE || following.endsWith(done)) {
      end(known, root);
    } else {
      following.open(root, known, next, SESSION);
    }
    return true;
  }

  /** Fails a phase and with it the session, unless it was cancelled first. */
  public void fail(PhaseRun run, String sentence) {
    fail(run, SessionOutcome.failureOf(run.phase()), sentence);
  }

  /** Like {@link #fail(PhaseRun, String)}, with an outcome of its own. */
  public void fail(PhaseRun run, SessionOutcome outcome, String sentence) {
    Session session = locked(run.session().id());
    Operation child = store.find(run.child().id()).orElseThrow();
    if (isDone(run, child, OperationStatus.FAILED)) {
      return;
    }
    if (isFenced(run, session) || operations.fail(child, sentence, SESSION).isEmpty()) {
      refuseLate(run, session, child);
      return;
    }
    ends.failed(root(session).id(), outcome, sentence, SESSION);
  }

  /** True if this result is already stored and only the reply was lost. */
  private static boolean isDone(PhaseRun run, Operation child, OperationStatus status) {
    return child.status() == status && child.term() == run.child().term();
  }

  private boolean isFenced(PhaseRun run, Session session) {
    return root(session).term() != run.child().term();
  }

  private void refuseLate(PhaseRun run, Session session, Operation child) {
    operations.late(child, SESSION, "the work ended when it was no longer wanted; not accepted");
    if (!isFenced(run, session)) {
      ends.settle(child.lineage().root(), false);
    }
  }

  private void end(Session session, Operation root) {
    List<Operation> tree = following.judged(session, root);
    SessionOutcome outcome = Gate.outcome(tree);
    if (following.isFailure(outcome)) {
      ends.failed(root.id(), outcome, Gate.sentence(tree), SESSION);
      return;
    }
    Optional<String> verdict = AssessmentCodec.verdict(session).or(() -> Optional.of(""));
    Operation.Output summary =
        new Operation.Output(
            ResultSummary.ofSession(verdict, Optional.of(outcome.wire())), List.of());
    operations.complete(root, summary, SESSION);
    ends.ended(session, outcome);
  }

  private Operation root(Session session) {
    OperationId root = session.operation().orElseThrow();
    return store.find(root).orElseThrow();
  }

  private Session locked(long id) {
    Session session = sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
    session.operation().ifPresent(store::lock);
    return sessions.find(id).orElseThrow();
  }
}
