package ktrdr.sessions.standalone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import ktrdr.agent.trials.Tried;
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
import ktrdr.operations.VersionChanged;
import ktrdr.operations.owners.ThisServer;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.admission.BarsElsewhere;
import ktrdr.sessions.admission.KeyUsedForOther;
import ktrdr.sessions.admission.TooManyAlone;
import ktrdr.sessions.lifecycle.ExecutionClaims;
import ktrdr.sessions.lifecycle.NotResumable;
import ktrdr.sessions.lifecycle.NotThisJob;
import ktrdr.sessions.lifecycle.SessionEnds;
import ktrdr.sessions.trials.TrialRegistry;

/**
 * Moves stand-alone work on: one operation without a session or a slot. It is a tree of one,
 * cancelled, paused and taken over by the transactions that serve sessions. Each call is one
 * transaction; one that begins work locks the capacity first, then the tree.
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
  private final TrialRegistry trials;
  private final ThisServer me;

  @Inject
  public StandaloneTransactions(
      OperationStore store,
      Operations operations,
      SessionEnds ends,
      ExecutionClaims claims,
      Admission admission,
      TrialRegistry trials,
      ThisServer me) {
    this.store = store;
    this.operations = operations;
    this.ends = ends;
    this.claims = claims;
    this.admission = admission;
    this.trials = trials;
    this.me = me;
  }

  /** For the container's proxy only. */
  protected StandaloneTransactions() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * An operation that was opened.
   *
   * @param again true if an earlier, identical request opened it; then nothing was done
   */
  public record Opened(Operation operation, boolean again) {}

  /**
   * Opens a new operation, pending and owned by this server.
   *
   * @param key makes a request that is sent twice open only one operation
   * @throws KeyUsedForOther if the key was sent with another body
   * @throws TooManyAlone if this server already runs as many as it may
   * @throws ModelRemoved if the model that it needs is gone
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

  // Retention takes this lock too: either it sees who needs the model, or this call sees that it is
  // gone.
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
   * Begins the work, unless it is done, has ended or belongs to somebody else.
   *
   * @param execution the job execution that wants to work
   * @return the operation, running, or empty if there is nothing to do
   * @throws NotThisJob if ktrdr did not start this execution for it
   */
  public Optional<Operation> begin(OperationId id, long execution) {
    Operation now = locked(id);
    boolean stops =
        now.state().stopRequest().isPresent() || now.status() == OperationStatus.CANCELLING;
    if (!claims.holds(now, execution, true) || stops) {
      return Optional.empty();
    }
    // An operation that is already running was left behind by a dead worker; it continues.
    return now.status() == OperationStatus.RUNNING
        ? Optional.of(now)
        : operations.move(now, OperationStatus.RUNNING, WORK, "step began");
  }

  /** Stores the result of work that tried nothing; returns false if it came too late. */
  public boolean finish(Operation begun, Operation.Output output) {
    return finish(begun, output, Optional.empty());
  }

  /**
   * Stores the result of the work and registers what it tried.
   *
   * @return false if the result came too late and was not stored
   */
  public boolean finish(Operation begun, Operation.Output output, Optional<Tried> tried) {
    Operation now = locked(begun.id());
    if (isDone(begun, now, OperationStatus.COMPLETED)) {
      return true;
    }
    Optional<Operation> done =
        isFenced(begun, now) ? Optional.empty() : operations.complete(now, output, WORK);
    if (done.isEmpty()) {
      refuseLate(begun, now);
      return false;
    }
    tried.ifPresent(what -> trials.register(done.get(), what));
    return true;
  }

  /** Fails the work, unless it was cancelled first. */
  public void fail(Operation begun, String sentence) {
    Operation now = locked(begun.id());
    if (isDone(begun, now, OperationStatus.FAILED)) {
      return;
    }
    if (isFenced(begun, now) || operations.fail(now, sentence, WORK).isEmpty()) {
      refuseLate(begun, now);
    }
  }

  /** True if this result is already stored and only the reply was lost. */
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
   * Continues work that failed, was cancelled or is paused, from its checkpoint.
   *
   * @return the operation, owned by this server
   * @throws NotResumable if it is none of these; then nothing is changed
   * @throws TooManyAlone if this server already runs as many as it may
   * @throws ModelRemoved if the model that it needs is gone
   * @throws UploadGone if it read a file that was uploaded for it
   * @throws BarsElsewhere if another server has what it needs
   */
  public Operation resume(OperationId id, Caller by, String reason) {
    return resume(id, by, reason, Expected.ANYTHING);
  }

  /**
   * Like {@link #resume(OperationId, Caller, String)}, but only if the operation is still as the
   * caller saw it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
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
   * Starts work that failed or was cancelled again, as a new operation, so that both are kept.
   *
   * @return the new operation, pending
   * @throws NotResumable if it is neither; then nothing is changed
   * @throws TooManyAlone if this server already runs as many as it may
   * @throws ModelRemoved if the model that it needs is gone
   * @throws UploadGone if it read a file that was uploaded for it
   * @throws BarsElsewhere if another server has what it needs
   */
  public Operation retry(OperationId id, Caller by, String reason) {
    return retry(id, by, reason, Expected.ANYTHING);
  }

  /**
   * Like {@link #retry(OperationId, Caller, String)}, but only if the operation is still as the
   * caller saw it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
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

  // Lock the model first: retention holds its lock while it reads other trees.
  private Operation withModel(OperationId id, Expected expected) {
    admission.lock();
    expected.require(store);
    admission.requireAlone(me.owner());
    store.find(id).map(Operation::subject).ifPresent(this::keepModel);
    Operation locked = locked(id);
    expected.require(store);
    UploadGone.refuse(locked);
    admission.requireHere(locked);
    return locked;
  }

  private Operation locked(OperationId id) {
    store.lock(id);
    return store.find(id).orElseThrow(() -> new OperationNotFound(id.value()));
  }
}
