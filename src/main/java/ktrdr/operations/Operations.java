package ktrdr.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation.Cancellation;
import ktrdr.work.Progress;

/**
 * What can be done to operations. Every call joins the caller's transaction, in which the caller
 * has locked the tree; so a session and its operations change together or not at all.
 *
 * <p>The first terminal status wins: a caller looks at what a transition returned.
 */
@ApplicationScoped
public class Operations {
  private final OperationStore store;
  private final InstantSource clock;
  private final Event<TreeChanged> changed;

  @Inject
  public Operations(OperationStore store, InstantSource clock, Event<TreeChanged> changed) {
    this.store = store;
    this.clock = clock;
    this.changed = changed;
  }

  /** For the container's proxy only. */
  protected Operations() {
    this(null, null, null);
  }

  /** A new operation, pending. */
  public Operation open(
      OperationType type,
      Optional<Operation> parent,
      Optional<Long> session,
      int attempt,
      Operation.Subject subject,
      String actor) {
    Instant now = clock.instant();
    OperationId id = OperationId.next(type, now);
    OperationId root = parent.map(p -> p.lineage().root()).orElse(id);
    Operation opened =
        new Operation(
            id,
            new Operation.Lineage(
                parent.map(Operation::id), root, session, attempt, Optional.empty()),
            type,
            new Operation.State(
                OperationStatus.PENDING,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            subject,
            Operation.Output.NONE,
            Progress.NONE);
    store.add(opened);
    tell(opened, Optional.empty(), "created", actor, subject.description(), Map.of());
    return opened;
  }

  /** Moves to a status; empty when the operation is in none that allows it, or changed since. */
  public Optional<Operation> move(
      Operation before, OperationStatus next, String actor, String reason) {
    return change(
        before, before.with(before.state().becoming(next, clock.instant())), actor, reason);
  }

  /** Completes with results; empty when something else ended it first. */
  public Optional<Operation> complete(Operation before, Operation.Output output, String actor) {
    Operation.State completed = before.state().becoming(OperationStatus.COMPLETED, clock.instant());
    Optional<Operation> after =
        change(before, before.with(output).with(completed), actor, "work done");
    after.ifPresent(done -> store.progress(done.id(), done.progress().finished()));
    return after;
  }

  /** Fails with a sentence; empty when something else ended it first. */
  public Optional<Operation> fail(Operation before, String sentence, String actor) {
    Operation.State failed = before.state().becoming(OperationStatus.FAILED, clock.instant());
    return change(before, before.with(failed.because(sentence)), actor, sentence);
  }

  /** Changes what people read of an operation; its status stays. */
  public Optional<Operation> describe(Operation before, Operation.Subject subject) {
    Operation after = before.with(subject);
    return store.replace(before, after) ? Optional.of(after) : Optional.empty();
  }

  /**
   * Marks a whole tree for cancelling: what runs is {@code cancelling}, what waits is {@code
   * cancelled}. A root with no running descendant is cancelled at once: nobody else would do it.
   *
   * @return the operations that this call changed
   */
  public List<Operation> requestCancel(OperationId root, Cancellation cancellation) {
    List<Operation> changes = new ArrayList<>();
    boolean working = false;
    List<Operation> tree = store.tree(root);
    for (Operation operation : tree.subList(1, tree.size())) {
      Optional<Operation> marked = mark(operation, cancellation);
      marked.ifPresent(changes::add);
      working |= marked.filter(o -> o.status() == OperationStatus.CANCELLING).isPresent();
    }
    boolean workToStop = working;
    mark(tree.get(0), cancellation)
        .map(r -> workToStop ? r : settled(r, cancellation))
        .ifPresent(r -> changes.add(0, r));
    return changes;
  }

  /** Ends the cancelling of a tree whose work has stopped, or is cut off ({@code forced}). */
  public List<Operation> settleCancel(OperationId root, boolean forced, String actor) {
    List<Operation> changes = new ArrayList<>();
    List<Operation> tree = store.tree(root);
    for (int i = tree.size() - 1; i >= 0; i--) {
      Operation operation = tree.get(i);
      if (operation.status() == OperationStatus.CANCELLING) {
        Operation.State state = operation.state();
        Cancellation who = state.cancellation().orElseThrow();
        Operation last = operation.with(state.cancelledBy(forced ? who.byForce() : who));
        move(last, OperationStatus.CANCELLED, actor, forced ? "cut off after grace" : who.reason())
            .ifPresent(changes::add);
      }
    }
    return changes;
  }

  /** Notes that work ended after it was cancelled: its result is not accepted. */
  public void late(Operation operation, String actor, String what) {
    tell(operation, Optional.of(operation.status()), "late_result", actor, what, Map.of());
  }

  private Optional<Operation> mark(Operation operation, Cancellation cancellation) {
    OperationStatus status = operation.status();
    if (status.terminal() || status == OperationStatus.CANCELLING) {
      return Optional.empty();
    }
    OperationStatus next =
        status == OperationStatus.RUNNING ? OperationStatus.CANCELLING : OperationStatus.CANCELLED;
    Operation who = operation.with(operation.state().cancelledBy(cancellation));
    return move(who, next, cancellation.by(), cancellation.reason());
  }

  private Operation settled(Operation root, Cancellation cancellation) {
    if (root.status() != OperationStatus.CANCELLING) {
      return root;
    }
    return move(root, OperationStatus.CANCELLED, cancellation.by(), "nothing was running")
        .orElse(root);
  }

  private Optional<Operation> change(
      Operation before, Operation after, String actor, String reason) {
    if (!before.status().canBecome(after.status()) || !store.replace(before, after)) {
      return Optional.empty();
    }
    tell(after, Optional.of(before.status()), "transition", actor, reason, facts(after));
    return Optional.of(after);
  }

  private static Map<String, Object> facts(Operation operation) {
    return operation
        .state()
        .cancellation()
        .map(c -> Map.<String, Object>of("cancelled_by", c.by(), "forced", c.forced()))
        .orElse(Map.of());
  }

  private void tell(
      Operation operation,
      Optional<OperationStatus> before,
      String kind,
      String actor,
      String reason,
      Map<String, Object> facts) {
    OperationId root = operation.lineage().root();
    store.log(
        new OperationEvent(
            root,
            0,
            operation.id(),
            clock.instant(),
            kind,
            actor,
            reason,
            before,
            operation.status(),
            facts));
    changed.fire(new TreeChanged(root));
  }
}
