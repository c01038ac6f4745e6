package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent.Kind;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationTrees;
import ktrdr.operations.OperationType;
import ktrdr.operations.owners.ThisServer;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.admission.Provisions;

/**
 * Takes over or ends work whose server died or whose job is gone. Each call is one transaction that
 * locks the tree first; if two servers want a tree, one wins.
 */
@ApplicationScoped
@Transactional
public class TakeoverTransactions {
  private static final Caller RECOVERY = Caller.server("recovery");
  private static final Caller SWEEP = Caller.server("sweep");
  private static final Duration LOOP_WINDOW = Duration.ofHours(1);
  private static final int LOOP_RECOVERIES = 3;
  private static final String STOPPED = "its server stopped";
  private static final String LOOP =
      "Its server died, or its job broke, "
          + LOOP_RECOVERIES
          + " times within an hour: the work itself may be the cause. See the log (ktrdr server"
          + " log) before you resume it";

  private final OperationStore store;
  private final OperationTrees trees;
  private final SessionEnds ends;
  private final Capacity capacity;
  private final Provisions provisions;
  private final ThisServer me;
  private final InstantSource clock;

  @Inject
  public TakeoverTransactions(
      OperationStore store,
      OperationTrees trees,
      SessionEnds ends,
      Capacity capacity,
      Provisions provisions,
      ThisServer me,
      InstantSource clock) {
    this.store = store;
    this.trees = trees;
    this.ends = ends;
    this.capacity = capacity;
    this.provisions = provisions;
    this.me = me;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected TakeoverTransactions() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * Takes over the work of a dead server. Carries out its pending cancel, pause or time-out;
   * without one, makes the work this server's.
   *
   * @param seen the root as it was when it was found abandoned
   * @param ended whether that server's process has certainly ended; otherwise it may only be
   *     frozen, and its work is cut off
   * @return the root, if this server should continue the work; a session whose bars are not here
   *     waits in the queue for a server that has them
   */
  public Optional<Operation> recover(Operation seen, boolean ended) {
    return recover(seen, ended, "its server died");
  }

  /**
   * Like {@link #recover}, for a server that was shut down properly; any number of such stops is
   * allowed.
   */
  public Optional<Operation> goOnAfterStop(Operation seen) {
    return recover(seen, true, STOPPED);
  }

  private Optional<Operation> recover(Operation seen, boolean ended, String why) {
    Optional<Provisions.Missing> missing = provisions.missing(seen);
    if (missing.isPresent()) {
      leave(seen, ended, why + ", and this one has no " + missing.get().what());
      return Optional.empty();
    }
    return take(seen, leftOver(seen, !ended), why);
  }

  /** Takes over this server's own work after its job failed. */
  public Optional<Operation> goOn(Operation seen) {
    return take(seen, leftOver(seen), "its job broke");
  }

  // Stand-alone work has no queue: it stays with the dead server until a server with its bars
  // comes.
  private void leave(Operation seen, boolean ended, String why) {
    boolean queues = seen.type() == OperationType.AGENT_SESSION;
    long turn = queues ? capacity.lock() : 0;
    leftOver(seen, !ended)
        .filter(root -> queues && root.state().ownership().owner().isPresent())
        .ifPresent(
            root -> {
              trees.pause(root.id(), RECOVERY, why);
              trees.queue(root.id(), turn, RECOVERY, why);
            });
  }

  private Optional<Operation> take(Operation seen, Optional<Operation> leftOver, String why) {
    OperationId root = seen.id();
    Optional<Operation> left = leftOver.filter(r -> r.state().ownership().owner().isPresent());
    if (left.isPresent() && !why.equals(STOPPED) && isCrashLoop(root)) {
      end(root, LOOP);
      return Optional.empty();
    }
    return left.flatMap(r -> trees.take(root, me.owner(), Kind.RECOVERED, RECOVERY, why));
  }

  /**
   * Locks a tree and carries out a pending stop request.
   *
   * @param forced whether something may still be working on it
   * @return its root, if it did not change hands and still has an owner
   */
  private Optional<Operation> leftOver(Operation seen, boolean forced) {
    store.lock(seen.id());
    Operation now = store.find(seen.id()).orElseThrow();
    if (now.term() != seen.term() || now.status().terminal()) {
      return Optional.empty();
    }
    ends.settle(seen.id(), forced);
    return store.find(seen.id()).filter(r -> r.status().active() && !waits(r));
  }

  private Optional<Operation> leftOver(Operation seen) {
    return leftOver(seen, false);
  }

  private static boolean waits(Operation root) {
    Operation.Ownership ownership = root.state().ownership();
    boolean idle = ownership.turn().isPresent() || root.status() == OperationStatus.PAUSED;
    return ownership.owner().isEmpty() && idle;
  }

  // Work that crashes its server each time would do so for ever.
  private boolean isCrashLoop(OperationId root) {
    Instant since = clock.instant().minus(LOOP_WINDOW);
    return store.events(root, 0, Integer.MAX_VALUE).stream()
            .filter(e -> e.operation().equals(root) && e.what().kind() == Kind.RECOVERED)
            .filter(e -> e.time().isAfter(since) && !e.what().reason().equals(STOPPED))
            .count()
        >= LOOP_RECOVERIES;
  }

  /** Ends work that is not to continue, unless it has changed hands or was asked to stop. */
  public void interrupt(Operation seen, String sentence) {
    interrupt(seen, true, sentence);
  }

  /**
   * Like {@link #interrupt(Operation, String)}, for the work of a dead server.
   *
   * @param ended whether its process has certainly ended
   */
  public void interrupt(Operation seen, boolean ended, String sentence) {
    leftOver(seen, !ended).ifPresent(root -> end(root.id(), sentence));
  }

  /**
   * Cancels work whose job somebody stopped, unless it has changed hands or was already asked to
   * stop.
   */
  public void stopped(Operation seen, Notice notice) {
    leftOver(seen)
        .ifPresent(
            root -> {
              trees.requestCancel(root.id(), notice);
              ends.settle(root.id(), false);
            });
  }

  private void end(OperationId root, String sentence) {
    trees.fence(root, RECOVERY, sentence);
    ends.failed(root, SessionOutcome.FAILED_INTERRUPTED, sentence, RECOVERY);
  }

  /**
   * Ends work that no job is working on any more, unless it has changed hands.
   *
   * @param sentence what happened to its job
   */
  public void orphan(Operation seen, String sentence) {
    leftOver(seen)
        .ifPresent(
            root -> {
              trees.fence(root.id(), SWEEP, sentence);
              ends.failed(root.id(), SessionOutcome.FAILED_ORPHAN, sentence, SWEEP);
            });
  }
}
