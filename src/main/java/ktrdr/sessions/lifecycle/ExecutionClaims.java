package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.operations.ThisServer;

/**
 * Which job execution works on a tree: one in each term, the first that comes. Another one was
 * started or restarted by somebody else, through Liberty's own doors, and is refused.
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
   * In a transaction that locked the tree.
   *
   * @param itsTurn whether the step is the one that the session has come to: a job that is past it
   *     would hold the tree and do nothing
   * @return false when the execution has nothing to do here, or not any more
   * @throws NotThisJob when it never had
   */
  public boolean holds(Operation root, long execution, boolean itsTurn) {
    boolean mine = root.state().ownership().owner().equals(Optional.of(me.owner()));
    boolean open = mine && root.status().active() && itsTurn;
    if (open && store.claim(root.id(), root.term(), execution)) {
      return true;
    }
    // Ours too, when it was cancelled before its first step: then nobody ever claimed the tree.
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
