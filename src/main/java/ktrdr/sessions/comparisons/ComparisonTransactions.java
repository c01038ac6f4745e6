package ktrdr.sessions.comparisons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.Ledger;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.InComparison;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.admission.AgentPaused;
import ktrdr.sessions.admission.KeyUsedForOther;
import ktrdr.sessions.lifecycle.OpenTransactions;

/**
 * Opens comparisons. Each call is one transaction: the comparison, all its sessions and its budget
 * are stored together, or nothing is.
 */
@ApplicationScoped
@Transactional
public class ComparisonTransactions {
  private static final String ASKED = "asked for with the comparison";

  private final ComparisonStore comparisons;
  private final SessionStore sessions;
  private final OpenTransactions opens;
  private final Admission admission;
  private final Ledger ledger;
  private final InstantSource clock;

  @Inject
  public ComparisonTransactions(
      ComparisonStore comparisons,
      SessionStore sessions,
      OpenTransactions opens,
      Admission admission,
      Ledger ledger,
      InstantSource clock) {
    this.comparisons = comparisons;
    this.sessions = sessions;
    this.opens = opens;
    this.admission = admission;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ComparisonTransactions() {
    this(null, null, null, null, null, null);
  }

  /**
   * Stores a comparison and puts all its sessions into the queue.
   *
   * @param budget US dollars that all its sessions together may cost; empty if only the other
   *     budgets limit them
   * @param key makes a request that is sent twice start only one comparison
   * @throws AgentPaused while the agent is paused
   * @throws KeyUsedForOther if the key was sent with another body
   */
  public ModelComparison open(
      ModelComparison.Plan plan, Optional<BigDecimal> budget, Optional<Start.Key> key, Caller by) {
    admission.lock();
    Optional<ModelComparison> before = admission.startedBefore(key).flatMap(this::comparison);
    if (before.isPresent()) {
      return before.get();
    }
    ModelComparison comparison = comparisons.add(plan, clock.instant(), by.by());
    var in = new InComparison(comparison.id(), comparison.created());
    List<OperationId> roots =
        plan.assignments().stream()
            .map(assignment -> Start.now(assignment, Session.Design.NONE).in(in))
            .map(start -> opens.enqueue(start, by).operation().orElseThrow())
            .toList();
    share(BudgetKey.comparison(comparison.id()), budget, roots, by);
    admission.remember(key, roots.get(0));
    return comparison;
  }

  // Later calls may get a cap that there is not yet, so each comparison has a budget.
  private void share(
      BudgetKey joint, Optional<BigDecimal> budget, List<OperationId> roots, Caller by) {
    roots.forEach(root -> ledger.join(root.value(), joint));
    budget.ifPresent(usd -> ledger.cap(joint, Optional.of(usd), by.by(), ASKED));
  }

  private Optional<ModelComparison> comparison(Operation root) {
    return root.lineage()
        .session()
        .flatMap(sessions::find)
        .flatMap(session -> session.links().comparison())
        .flatMap(in -> comparisons.find(in.id()));
  }
}
