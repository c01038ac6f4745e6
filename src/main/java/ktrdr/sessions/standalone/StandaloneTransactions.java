package ktrdr.sessions.standalone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent.Kind;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.Operations;
import ktrdr.operations.ThisServer;
import ktrdr.operations.VersionChanged;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.admission.BarsElsewhere;
import ktrdr.sessions.admission.KeyUsedForOther;
import ktrdr.sessions.admission.TooManyAlone;
import ktrdr.sessions.lifecycle.ExecutionClaims;
import ktrdr.sessions.lifecycle.NotResumable;
import ktrdr.sessions.lifecycle.NotThisJob;
import ktrdr.sessions.lifecycle.SessionEnds;

/**
 * Where stand-alone work moves on: one operation without a session, which takes no slot; a tree of
 * one, cancelled, paused and taken over by the same books as a session's. Each call is one
 * transaction; what begins work takes its turn at the capacity, then locks the tree.
 */
@ApplicationScoped
@Transactional
public class StandaloneTransactions {
  private static final Caller WORK = Caller.server("operation");

  private final OperationStore store;
  private final Operations operations;
  private final SessionEnds ends;
  private final ExecutionClaims claims;
  private final Admission admission;
  private final ThisServer me;

  @Inject
  public StandaloneTransactions(
      OperationStore store,
      Operations operations,
      SessionEnds ends,
      ExecutionClaims claims,
      Admission admission,
      ThisServer me) {
    this.store = store;
    this.operations = operations;
    this.ends = ends;
    this.claims = claims;
    this.admission = admission;
    this.me = me;
  }

  /** For the container's proxy only. */
  protected StandaloneTransactions() {
    this(null, null, null, null, null, null);
  }

  /**
   * What was opened.
   *
   * @param again true when the same request had opened it before: nothing was done
   */
  public record Opened(Operation operation, boolean again) {}

  /**
   * A new operation, pending, the work of this server.
   *
   * @param key the same request sent twice opens one operation
   * @throws KeyUsedForOther when the key was sent with another body
   * @throws TooManyAlone when this server works on as many as it may
   * @throws ModelRemoved when the model that it needs is gone
   */
  public Opened open(Plan plan, Optional<Start.Key> key, Caller by) {
    admission.lock();
    Optional<Operation> before = admission.startedBefore(key);
    if (before.isPresent()) {
      return new Opened(before.get(), true);
    }
    admission.requireAlone(me.owner());
    keepModel(plan.subject());
    Operation opened =
        open(plan.type(), plan.subject(), 1, Optional.empty(), by, plan.subject().description());
    admission.remember(key, opened.id());
    return new Opened(opened, false);
  }

  // Retention takes the same lock: it sees who needs the model, or this sees that it is gone.
  private void keepModel(Operation.Subject subject) {
    Parameters parameters = Parameters.of(subject);
    if (parameters.has("model_id")) {
      OperationId training = new OperationId(parameters.text("model_id"));
      store.find(training).ifPresent(model -> store.lock(model.lineage().root()));
      if (store.find(training).isEmpty()) {
        throw new ModelRemoved(training);
      }
    }
  }

  private Operation open(
      OperationType type,
      Operation.Subject subject,
      int attempt,
      Optional<OperationId> retryOf,
      Caller by,
      String reason) {
    Operation.Ownership ownership = Operation.Ownership.NONE.takenBy(me.owner());
    return operations.open(
        new Operations.Opening(
            type, Optional.empty(), Optional.empty(), attempt, retryOf, subject, ownership),
        by,
        reason);
  }

  /**
   * Begins the work, unless it is done, ended or somebody else's.
   *
   * @param execution the job execution that wants to work
   * @return the operation, running, or empty when there is nothing to do
   * @throws NotThisJob when ktrdr did not start this execution for it
   */
  public Optional<Operation> begin(OperationId id, long execution) {
    Operation now = locked(id);
    boolean stops =
        now.state().stopRequest().isPresent() || now.status() == OperationStatus.CANCELLING;
    if (!claims.holds(now, execution, true) || stops) {
      return Optional.empty();
    }
    // What runs was left behind by a worker that died: it goes on.
    return now.status() == OperationStatus.RUNNING
        ? Optional.of(now)
        : operations.move(now, OperationStatus.RUNNING, WORK, "step began");
  }

  /** Takes the result of work that was begun. */
  public boolean finish(Operation begun, Operation.Output output) {
    Operation now = locked(begun.id());
    if (isDone(begun, now, OperationStatus.COMPLETED)) {
      return true;
    }
    if (isFenced(begun, now) || operations.complete(now, output, WORK).isEmpty()) {
      refuseLate(begun, now);
      return false;
    }
    return true;
  }

  /** Fails work that was begun, unless it was cancelled before. */
  public void fail(Operation begun, String sentence) {
    Operation now = locked(begun.id());
    if (isDone(begun, now, OperationStatus.FAILED)) {
      return;
    }
    if (isFenced(begun, now) || operations.fail(now, sentence, WORK).isEmpty()) {
      refuseLate(begun, now);
    }
  }

  /** Handed in before: the answer was lost on its way. */
  private static boolean isDone(Operation begun, Operation now, OperationStatus status) {
    return now.status() == status && !isFenced(begun, now);
  }

  private static boolean isFenced(Operation begun, Operation now) {
    return now.term() != begun.term();
  }

  private void refuseLate(Operation begun, Operation now) {
    operations.late(now, WORK, "the work ended when it was no longer wanted; not accepted");
    if (!isFenced(begun, now)) {
      ends.settle(now.id(), false);
    }
  }

  /**
   * Goes on with what failed, was cancelled or is paused, from its checkpoint.
   *
   * @return the operation, this server's work
   * @throws NotResumable when it is none of these; nothing is changed
   * @throws TooManyAlone when this server works on as many as it may
   * @throws ModelRemoved when the model that it needs is gone
   * @throws BarsElsewhere when another server has what it needs
   */
  public Operation resume(OperationId id, Caller by, String reason) {
    return resume(id, by, reason, Expected.ANYTHING);
  }

  /**
   * The same, while it stands as the caller saw it.
   *
   * @throws VersionChanged when it does not; nothing is changed
   */
  public Operation resume(OperationId id, Caller by, String reason, Expected expected) {
    Operation before = withModel(id, expected);
    Operation.Ownership ownership = before.state().ownership();
    if (before.status() == OperationStatus.PAUSED && ownership.owner().isEmpty()) {
      return operations
          .unpause(before, ownership.takenBy(me.owner()), Kind.RESUMED, by, reason)
          .orElseThrow();
    }
    requireEnded(before);
    return operations.reopen(before, ownership.takenBy(me.owner()), by, reason).orElseThrow();
  }

  /**
   * Begins anew with what failed or was cancelled: as another operation, so that both are kept.
   *
   * @return the new operation, pending
   * @throws NotResumable when it is neither; nothing is changed
   * @throws TooManyAlone when this server works on as many as it may
   * @throws ModelRemoved when the model that it needs is gone
   * @throws BarsElsewhere when another server has what it needs
   */
  public Operation retry(OperationId id, Caller by, String reason) {
    return retry(id, by, reason, Expected.ANYTHING);
  }

  /**
   * The same, while it stands as the caller saw it.
   *
   * @throws VersionChanged when it does not; nothing is changed
   */
  public Operation retry(OperationId id, Caller by, String reason, Expected expected) {
    Operation before = withModel(id, expected);
    requireEnded(before);
    int attempt = before.lineage().attempt() + 1;
    return open(before.type(), before.subject(), attempt, Optional.of(id), by, reason);
  }

  private static void requireEnded(Operation before) {
    if (!before.status().canBecome(OperationStatus.RESUMING)) {
      throw new NotResumable(before);
    }
  }

  // The model first: retention holds it while it reads other trees.
  private Operation withModel(OperationId id, Expected expected) {
    admission.lock();
    expected.require(store);
    admission.requireAlone(me.owner());
    store.find(id).map(Operation::subject).ifPresent(this::keepModel);
    Operation locked = locked(id);
    expected.require(store);
    admission.requireHere(locked);
    return locked;
  }

  private Operation locked(OperationId id) {
    store.lock(id);
    return store.find(id).orElseThrow(() -> new OperationNotFound(id.value()));
  }
}
