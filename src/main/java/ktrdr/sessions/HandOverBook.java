package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.ThisServer;
import ktrdr.operations.Trees;

/**
 * Where work whose server died, or whose job is gone, is taken over or ended. Each call is one
 * transaction that first locks the tree; of two servers that want the same tree one wins.
 */
@ApplicationScoped
@Transactional
public class HandOverBook {
  private static final Caller RECOVERY = Caller.server("recovery");
  private static final Caller SWEEP = Caller.server("sweep");

  private final OperationStore store;
  private final Trees trees;
  private final SessionEnds ends;
  private final HaltBook halts;
  private final ThisServer me;

  @Inject
  public HandOverBook(
      OperationStore store, Trees trees, SessionEnds ends, HaltBook halts, ThisServer me) {
    this.store = store;
    this.trees = trees;
    this.ends = ends;
    this.halts = halts;
    this.me = me;
  }

  /** For the container's proxy only. */
  protected HandOverBook() {
    this(null, null, null, null, null);
  }

  /**
   * Takes over the work of a server that died: carries out a cancel, pause or time-out that it was
   * asked for, else makes it this server's.
   *
   * @param seen the root as it was when its owner was found dead
   * @return the root, when there is work to go on with
   */
  public Optional<Operation> recover(Operation seen) {
    OperationId root = seen.id();
    store.lock(root);
    Operation now = store.find(root).orElseThrow();
    boolean changed = now.epoch() != seen.epoch() || now.status().terminal();
    if (changed || now.state().tenure().owner().isEmpty()) {
      return Optional.empty();
    }
    halts.settle(root, false);
    boolean goesOn =
        store.find(root).filter(r -> r.status().active() && r.state().halt().isEmpty()).isPresent();
    return goesOn
        ? trees.take(root, me.owner(), "recovered", RECOVERY, "its server died")
        : Optional.empty();
  }

  /** Ends work that shall not go on, unless it was cancelled before. */
  public void interrupt(OperationId root, String sentence) {
    store.lock(root);
    halts.settle(root, false);
    if (store.find(root).orElseThrow().status().active()) {
      trees.fence(root, RECOVERY, sentence);
      ends.failed(root, SessionOutcome.FAILED_INTERRUPTED, sentence, RECOVERY);
    }
  }

  /**
   * Ends work that no job works on any more, unless it changed hands since.
   *
   * @param sentence what became of its job
   */
  public void orphan(Operation seen, String sentence) {
    store.lock(seen.id());
    Operation now = store.find(seen.id()).orElseThrow();
    if (now.epoch() != seen.epoch() || now.status().terminal()) {
      return;
    }
    halts.settle(seen.id(), false);
    OperationStatus left = store.find(seen.id()).orElseThrow().status();
    if (left.active() && left != OperationStatus.PAUSED) {
      trees.fence(seen.id(), SWEEP, sentence);
      ends.failed(seen.id(), SessionOutcome.FAILED_ORPHAN, sentence, SWEEP);
    }
  }
}
