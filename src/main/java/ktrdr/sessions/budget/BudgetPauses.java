package ktrdr.sessions.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.ledger.Ledger;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Limits;
import ktrdr.sessions.lifecycle.OpenTransactions;
import ktrdr.sessions.lifecycle.StopTransactions;
import ktrdr.work.Refusal;

/**
 * Pauses sessions whose next call no budget can pay for. Puts them back into the queue when all
 * budgets can: a cap was raised, the day turned, or held money was freed. Each call is one
 * transaction.
 */
@ApplicationScoped
@Transactional
public class BudgetPauses {
  private static final String ROOM_AGAIN = "its budgets have room for its next call";

  private final BudgetWaits waits;
  private final Ledger ledger;
  private final OperationStore operations;
  private final StopTransactions stops;
  private final OpenTransactions opens;
  private final Limits limits;
  private final InstantSource clock;

  @Inject
  public BudgetPauses(
      BudgetWaits waits,
      Ledger ledger,
      OperationStore operations,
      StopTransactions stops,
      OpenTransactions opens,
      Limits limits,
      InstantSource clock) {
    this.waits = waits;
    this.ledger = ledger;
    this.operations = operations;
    this.stops = stops;
    this.opens = opens;
    this.limits = limits;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected BudgetPauses() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * Asks the work of a tree to pause, and remembers what it waits for. Does nothing if it was asked
   * to stop before.
   */
  public void pause(OperationId root, Refusal why) {
    operations.lock(root);
    Operation before = operations.find(root).orElseThrow();
    if (before.status() != OperationStatus.RUNNING || before.state().stopRequest().isPresent()) {
      return;
    }
    Notice notice =
        Notice.of(BudgetWait.BY, why.getMessage(), clock.instant(), limits.cancelGrace());
    stops.pause(root, new Operation.StopRequest(Operation.StopRequest.Kind.PAUSE, notice));
    waits.put(wait(before, why));
  }

  private static BudgetWait wait(Operation root, Refusal why) {
    return why instanceof BudgetExhausted exhausted
        ? new BudgetWait(root.id(), exhausted.budget().key().text(), exhausted.needed())
        : new BudgetWait(root.id(), "", BigDecimal.ZERO);
  }

  /** The roots of sessions that wait for a budget. */
  public List<Operation> waiting() {
    return waits.all().stream().flatMap(wait -> operations.find(wait.root()).stream()).toList();
  }

  /** Puts a session back into the queue if its budgets have room; forgets it if it went on. */
  public void look(Operation seen) {
    operations.lock(seen.id());
    Operation root = operations.find(seen.id()).orElseThrow();
    Optional<BudgetWait> wait = waits.find(root.id()).filter(any -> isOurs(root));
    if (wait.isEmpty()) {
      waits.remove(root.id());
    } else if (isPaused(root) && ledger.hasRoom(root.id().value(), wait.get().needed())) {
      opens.unpause(root.id(), BudgetWait.BY, ROOM_AGAIN);
      waits.remove(root.id());
    }
  }

  // The request stays until the session goes on.
  private static boolean isOurs(Operation root) {
    return !root.status().terminal()
        && root.state()
            .stopRequest()
            .filter(r -> r.notice().by().equals(BudgetWait.BY))
            .isPresent();
  }

  // Somebody may have resumed it: then it has a place in the queue.
  private static boolean isPaused(Operation root) {
    return root.status() == OperationStatus.PAUSED
        && root.state().ownership().turn().isEmpty()
        && root.state().ownership().owner().isEmpty();
  }
}
