package ktrdr.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.OperationEvent.Kind;
import ktrdr.work.Progress;

/**
 * Changes single operations. Every call joins the caller's transaction, which must have locked the
 * tree, so that a session and its operations change together or not at all. Each change is one
 * compare-and-set and one event.
 *
 * <p>The first terminal status wins: callers must check what a transition returns.
 */
@ApplicationScoped
public class Operations {
  private static final Caller SETTLER = Caller.server("session");

  private final OperationStore store;
  private final InstantSource clock;
  private final Event<TreeChanged> changed;

  @Inject
  public Operations(OperationStore store, InstantSource clock, Event<TreeChanged> changed) {
    this.store = store;
    this.clock = clock;
    this.changed = changed;
  }

  /** For the container's proxy. */
  protected Operations() {
    this(null, null, null);
  }

  /**
   * Describes an operation to open.
   *
   * @param parent empty for a root
   * @param session the session that it works for; empty for stand-alone work
   * @param attempt 1, plus one for each retry
   * @param ownership the owner it starts with
   */
  public record Opening(
      OperationType type,
      Optional<Operation> parent,
      Optional<Long> session,
      int attempt,
      Optional<OperationId> retryOf,
      Operation.Subject subject,
      Operation.Ownership ownership) {}

  /** Opens a pending operation; its description is the reason in the event. */
  public Operation open(Opening opening, Caller by) {
    return open(opening, by, opening.subject().description());
  }

  /** Opens a pending operation for this reason. */
  public Operation open(Opening opening, Caller by, String reason) {
    Instant now = clock.instant();
    OperationId id = OperationId.next(opening.type(), now);
    Operation opened =
        new Operation(
            id,
            new Operation.Lineage(
                opening.parent().map(Operation::id),
                opening.parent().map(p -> p.lineage().root()).orElse(id),
                opening.session(),
                opening.attempt(),
                opening.retryOf()),
            opening.type(),
            Operation.State.pending(now, opening.ownership()),
            opening.subject(),
            Operation.Output.NONE,
            Progress.NONE);
    store.add(opened);
    tell(Optional.empty(), opened, Kind.CREATED, by, reason);
    return opened;
  }

  /**
   * Moves to a status; empty when the current status does not allow it or the operation has
   * changed.
   */
  public Optional<Operation> move(
      Operation before, OperationStatus next, Caller by, String reason) {
    Operation after = before.with(before.state().becoming(next, clock.instant()));
    return transition(before, after, by, reason);
  }

  /** Moves to a status and an ownership; empty as for the other {@code move}. */
  public Optional<Operation> move(
      Operation before,
      OperationStatus next,
      Operation.Ownership ownership,
      Caller by,
      String reason) {
    Operation.State state = before.state().with(ownership).becoming(next, clock.instant());
    return transition(before, before.with(state), by, reason);
  }

  /** Completes with results; empty when the operation has changed or can't be completed. */
  public Optional<Operation> complete(Operation before, Operation.Output output, Caller by) {
    Operation.State completed = before.state().becoming(OperationStatus.COMPLETED, clock.instant());
    Optional<Operation> after =
        transition(before, before.with(output).with(completed), by, "work done");
    after.ifPresent(done -> store.progress(done.id(), done.term(), done.progress().finished()));
    return after;
  }

  /** Fails with a sentence for people; empty when the operation has changed or has ended. */
  public Optional<Operation> fail(Operation before, String sentence, Caller by) {
    Operation.State failed = before.state().becoming(OperationStatus.FAILED, clock.instant());
    return transition(before, before.with(failed.because(sentence)), by, sentence);
  }

  /**
   * Reopens a cancelled or failed operation; empty when it is neither or has changed.
   *
   * @param ownership the new owner
   */
  public Optional<Operation> reopen(
      Operation before, Operation.Ownership ownership, Caller by, String reason) {
    Operation.State state =
        before
            .state()
            .reopened()
            .with(ownership)
            .becoming(OperationStatus.RESUMING, clock.instant());
    return transition(before, before.with(state), by, reason);
  }

  /** Gives the work to another owner or to none; the status stays. */
  public Optional<Operation> hand(
      Operation before, Operation.Ownership ownership, Kind kind, Caller by, String reason) {
    return replace(before, before.with(before.state().with(ownership).changed()), kind, by, reason);
  }

  /**
   * Gives paused work to an owner or to the queue and clears the pause request; the status stays.
   */
  public Optional<Operation> unpause(
      Operation before, Operation.Ownership ownership, Kind kind, Caller by, String reason) {
    Operation.State state =
        before.state().with(ownership).withStopRequest(Optional.empty()).changed();
    return replace(before, before.with(state), kind, by, reason);
  }

  /** Records or clears a request to stop the work; the status stays. */
  public Optional<Operation> stopRequest(
      Operation before,
      Optional<Operation.StopRequest> stopRequest,
      Kind kind,
      Caller by,
      String reason) {
    return replace(
        before,
        before.with(before.state().withStopRequest(stopRequest).changed()),
        kind,
        by,
        reason);
  }

  /** Moves one operation to cancelled with this ownership. */
  Optional<Operation> settle(
      Operation before, Operation.Cancellation who, Operation.Ownership ownership, String why) {
    Operation.State state = before.state().cancelledBy(who).with(ownership);
    Operation after = before.with(state.becoming(OperationStatus.CANCELLED, clock.instant()));
    return transition(before, after, SETTLER, why);
  }

  /**
   * Requests the cancel of one operation: if running it becomes cancelling, otherwise cancelled.
   */
  Optional<Operation> mark(Operation before, Notice notice) {
    OperationStatus status = before.status();
    if (status.terminal() || status == OperationStatus.CANCELLING) {
      return Optional.empty();
    }
    OperationStatus next =
        status == OperationStatus.RUNNING ? OperationStatus.CANCELLING : OperationStatus.CANCELLED;
    Operation.State state =
        before
            .state()
            .cancelledBy(Operation.Cancellation.of(notice))
            .becoming(next, clock.instant());
    return transition(before, before.with(state), notice.by(), notice.reason());
  }

  /** Records that work ended too late and its result is not accepted. */
  public void late(Operation operation, Caller by, String what) {
    tell(Optional.of(operation), operation, Kind.LATE_RESULT, by, what);
  }

  /** Records that work that was done and shown before is repeated. */
  public void repeats(Operation operation, Caller by, String what) {
    tell(Optional.of(operation), operation, Kind.REPEATED, by, what);
  }

  private Optional<Operation> transition(
      Operation before, Operation after, Caller by, String reason) {
    return before.status().canBecome(after.status())
        ? replace(before, after, Kind.TRANSITION, by, reason)
        : Optional.empty();
  }

  private Optional<Operation> replace(
      Operation before, Operation after, Kind kind, Caller by, String reason) {
    if (!store.replace(before, after)) {
      return Optional.empty();
    }
    tell(Optional.of(before), after, kind, by, reason);
    return Optional.of(after);
  }

  private void tell(
      Optional<Operation> before, Operation after, Kind kind, Caller by, String reason) {
    OperationId root = after.lineage().root();
    var what = new OperationEvent.What(kind, reason, before.map(Operation::status), after.status());
    Map<String, Object> changes = Fold.changes(before, after);
    store.log(new OperationEvent(root, 0, after.id(), clock.instant(), by, what, changes));
    boolean nobodys = after.status().terminal() || after.state().ownership().owner().isEmpty();
    boolean ends = before.filter(b -> b.status().active()).isPresent() && after.status().terminal();
    Optional<Operation> ended = Optional.of(after).filter(o -> ends);
    changed.fire(new TreeChanged(root, after.isRoot() && nobodys, ended));
  }
}
