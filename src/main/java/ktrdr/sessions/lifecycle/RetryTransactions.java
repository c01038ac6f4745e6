package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Operations;
import ktrdr.operations.VersionChanged;
import ktrdr.operations.owners.ThisServer;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.admission.Admission;

/**
 * Continues a session that failed or was cancelled, with its last child or with a new attempt. Each
 * call is one transaction that locks the capacity first, then the tree.
 */
@ApplicationScoped
@Transactional
public class RetryTransactions {
  private final SessionStore sessions;
  private final OperationStore store;
  private final Operations operations;
  private final Children children;
  private final Admission admission;
  private final ThisServer me;
  private final InstantSource clock;

  @Inject
  public RetryTransactions(
      SessionStore sessions,
      OperationStore store,
      Operations operations,
      Children children,
      Admission admission,
      ThisServer me,
      InstantSource clock) {
    this.sessions = sessions;
    this.store = store;
    this.operations = operations;
    this.children = children;
    this.admission = admission;
    this.me = me;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected RetryTransactions() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * What a retry began.
   *
   * @param root the session's parent operation, resuming
   * @param attempt the new child, pending
   */
  public record Retried(Operation root, Operation attempt) {}

  /**
   * Continues with the child that did not complete, from its checkpoint.
   *
   * @return the root, resuming
   * @throws NotResumable if the session neither failed nor was cancelled; then nothing is changed
   */
  public Operation resume(OperationId root, Caller by, String reason) {
    return resume(root, by, reason, Expected.ANYTHING);
  }

  /**
   * Like {@link #resume(OperationId, Caller, String)}, but only if the expected operation is still
   * as the caller saw it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
   */
  public Operation resume(OperationId root, Caller by, String reason, Expected expected) {
    Session session = reopenable(root, expected);
    Operation resuming = reopened(root, by, reason);
    SessionPhase phase = session.standing().endedIn().orElseThrow();
    if (phase == SessionPhase.IDLE) {
      phase = SessionPhase.begin(session);
    }
    Optional<Operation> child = children.newest(resuming, phase).filter(RetryTransactions::canGoOn);
    if (child.isPresent()) {
      operations.reopen(child.get(), resuming.state().ownership(), by, reason);
    } else {
      children.open(resuming, session, phase, by);
    }
    reopen(session, phase);
    return resuming;
  }

  /**
   * Begins a new attempt at a phase and reuses the results of the phases before it.
   *
   * @param from a phase that was reached; empty for the one in which the session ended
   * @return the root, resuming
   * @throws NotResumable if the session neither failed nor was cancelled; then nothing is changed
   * @throws PhaseNotReached if the input of that phase does not exist; then nothing is changed
   */
  public Operation retry(OperationId root, Optional<SessionPhase> from, Caller by, String reason) {
    return retry(root, from, by, reason, Expected.ANYTHING).root();
  }

  /**
   * Like the retry without an expected version, but only if the expected operation is still as the
   * caller saw it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
   */
  public Retried retry(
      OperationId root, Optional<SessionPhase> from, Caller by, String reason, Expected expected) {
    Session session = reopenable(root, expected);
    SessionPhase reached = session.standing().endedIn().orElseThrow();
    SessionPhase first = SessionPhase.first(session);
    SessionPhase least = reached == SessionPhase.IDLE ? first : reached;
    SessionPhase phase = from.orElse(least);
    if (phase.compareTo(least) > 0 || phase.compareTo(first) < 0) {
      throw new PhaseNotReached(phase, first, least);
    }
    Operation resuming = reopened(root, by, reason);
    Operation attempt = children.open(resuming, session, phase, by);
    reopen(session, phase);
    return new Retried(resuming, attempt);
  }

  private Session reopenable(OperationId root, Expected expected) {
    admission.lock();
    expected.require(store);
    requireEnded(root);
    // Do this before the lock: it reads other trees, and a holder of one of their locks may read
    // this tree.
    admission.require();
    store.lock(root);
    expected.require(store);
    Operation before = requireEnded(root);
    return sessions.find(before.lineage().session().orElseThrow()).orElseThrow();
  }

  private Operation requireEnded(OperationId root) {
    Operation before = store.find(root).orElseThrow(() -> new OperationNotFound(root.value()));
    if (!canGoOn(before)) {
      throw new NotResumable(before);
    }
    return before;
  }

  private Operation reopened(OperationId root, Caller by, String reason) {
    Operation before = store.find(root).orElseThrow();
    return operations.reopen(before, admission.next(before, me.owner()), by, reason).orElseThrow();
  }

  private void reopen(Session session, SessionPhase phase) {
    sessions.reopen(session.with(session.standing().in(phase, clock.instant())));
  }

  private static boolean canGoOn(Operation operation) {
    return operation.status().canBecome(ktrdr.operations.OperationStatus.RESUMING);
  }
}
