package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.operations.owners.ThisServer;

/**
 * Decides which job execution works on a tree: in each term, the first one to claim it. A further
 * execution must have been started or restarted through Liberty's own interfaces and is refused.
 */
@ApplicationScoped
public class ExecutionClaims {
  private final OperationStore store;
  private final ThisServer me;

  @Inject
  public ExecutionClaims(OperationStore store, ThisServer me) {
    this.store = store;
    this.me = me;
  }

  /** For the container's proxy only. */
  protected ExecutionClaims() {
    this(null, null);
  }

  /**
   * Claims the tree for an execution. Call it in a transaction that locked the tree.
   *
   * @param itsTurn whether the session is at this job's step; a job that is past it would hold the
   *     tree and do nothing
   * @return false if the execution has nothing to do here, or no longer has
   * @throws NotThisJob if it never had anything to do here
   */
  public boolean holds(Operation root, long execution, boolean itsTurn) {
    boolean mine = root.state().ownership().owner().equals(Optional.of(me.owner()));
    boolean open = mine && root.status().active() && itsTurn;
    if (open && store.claim(root.id(), root.term(), execution)) {
      return true;
    }
    // If nobody claimed the tree, the execution is ours: it was cancelled before its first step.
    boolean claimed = store.execution(root.id(), root.term()).isPresent();
    if (claimed && !store.worked(root.id(), execution)) {
      throw new NotThisJob(
          "Refused: job execution "
              + execution
              + " was not started by ktrdr for "
              + root.id()
              + " (status: "
              + root.status().wire()
              + "), and nothing was changed. Use: ktrdr operations resume "
              + root.id());
    }
    return false;
  }
}
