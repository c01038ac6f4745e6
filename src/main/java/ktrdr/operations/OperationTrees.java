package ktrdr.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation.Cancellation;
import ktrdr.operations.OperationEvent.Kind;

/**
 * Changes whole trees of operations. Every call joins the caller's transaction, which must have
 * locked the tree.
 */
@ApplicationScoped
public class OperationTrees {
  private final OperationStore store;
  private final Operations operations;

  @Inject
  public OperationTrees(OperationStore store, Operations operations) {
    this.store = store;
    this.operations = operations;
  }

  /** For the container's proxy. */
  protected OperationTrees() {
    this(null, null);
  }

  /**
   * Requests the cancel of a tree: running operations become {@code cancelling}, waiting ones
   * {@code cancelled}. A session whose children are not running is cancelled at once, because no
   * worker would do it later.
   *
   * @return the operations that this call changed, the root first
   */
  public List<Operation> requestCancel(OperationId root, Notice notice) {
    List<Operation> changes = new ArrayList<>();
    List<Operation> tree = store.tree(root);
    for (Operation operation : tree.subList(1, tree.size())) {
      operations.mark(operation, notice).ifPresent(changes::add);
    }
    boolean working =
        tree.get(0).type().worksItself()
            || changes.stream().anyMatch(o -> o.status() == OperationStatus.CANCELLING);
    operations
        .mark(tree.get(0), notice)
        .map(r -> working ? r : settled(r, notice))
        .ifPresent(r -> changes.add(0, r));
    return changes;
  }

  /**
   * Moves the cancelling operations of a tree to cancelled, once the work has stopped or is cut
   * off.
   *
   * @param forced true to cut off the worker
   * @return the operations that this call changed
   */
  public List<Operation> settleCancel(OperationId root, boolean forced) {
    List<Operation> changes = new ArrayList<>();
    for (Operation operation : childrenFirst(root)) {
      if (operation.status() == OperationStatus.CANCELLING) {
        Cancellation who = operation.state().cancellation().orElseThrow();
        Operation.Ownership ownership = operation.state().ownership();
        Optional<Operation> settled =
            forced
                ? operations.settle(operation, who.byForce(), ownership.fenced(), "cut off")
                : operations.settle(operation, who, ownership, who.notice().reason());
        settled.ifPresent(changes::add);
      }
    }
    return changes;
  }

  /** Fails the active operations of a tree. */
  public void fail(OperationId root, String sentence, Caller by) {
    for (Operation operation : childrenFirst(root)) {
      if (operation.status().active()) {
        operations.fail(operation, sentence, by);
      }
    }
  }

  /** Cuts off the worker of a tree; statuses stay as they are. */
  public void fence(OperationId root, Caller by, String reason) {
    Operation before = store.find(root).orElseThrow();
    operations.hand(before, before.state().ownership().fenced(), Kind.FENCED, by, reason);
  }

  /** Puts a paused tree into the queue for a slot and clears its pause request. */
  public void queue(OperationId root, long turn, Caller by, String reason) {
    Operation before = store.find(root).orElseThrow();
    operations.unpause(before, before.state().ownership().queued(turn), Kind.QUEUED, by, reason);
  }

  /** Pauses the running operations of a tree: they have no owner, and their worker is cut off. */
  public void pause(OperationId root, Caller by, String reason) {
    for (Operation operation : childrenFirst(root)) {
      if (operation.status() == OperationStatus.RUNNING) {
        Operation.Ownership left = operation.state().ownership().left();
        operations.move(operation, OperationStatus.PAUSED, left, by, reason);
      }
    }
  }

  /**
   * Makes {@code server} the owner of a tree in the next term.
   *
   * @return the root; empty when it changed since it was read
   */
  public Optional<Operation> take(
      OperationId root, String server, Kind kind, Caller by, String why) {
    Operation before = store.find(root).orElseThrow();
    Operation.Ownership ownership = before.state().ownership().takenBy(server);
    Optional<Operation> taken = operations.hand(before, ownership, kind, by, why);
    if (taken.isPresent()) {
      List<Operation> tree = store.tree(root);
      for (Operation child : tree.subList(1, tree.size())) {
        if (child.status() == OperationStatus.RUNNING) {
          operations.hand(child, ownership, kind, by, why);
        }
      }
    }
    return taken;
  }

  private Operation settled(Operation root, Notice notice) {
    if (root.status() != OperationStatus.CANCELLING) {
      return root;
    }
    Operation.Ownership ownership = root.state().ownership();
    return operations
        .settle(root, Cancellation.of(notice), ownership, "nothing was running")
        .orElse(root);
  }

  private List<Operation> childrenFirst(OperationId root) {
    List<Operation> tree = new ArrayList<>(store.tree(root));
    Collections.reverse(tree);
    return tree;
  }
}
