package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.rest.agent.ComparedSessionsView.ComparedView;
import ktrdr.rest.agent.ModelComparisonView.ComparisonCancelView;
import ktrdr.rest.agent.ModelComparisonView.ComparisonRowView;
import ktrdr.rest.agent.ModelComparisonView.ComparisonsView;
import ktrdr.rest.agent.ScheduleView.ScheduledTriggerView;
import ktrdr.rest.money.Budgets;
import ktrdr.rest.wire.PathNumber;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.budget.BudgetWaits;
import ktrdr.sessions.comparisons.ComparisonNotFound;
import ktrdr.sessions.comparisons.ComparisonStore;
import ktrdr.sessions.comparisons.ModelComparison;

/** Builds the views of comparisons. */
@ApplicationScoped
public class ComparisonViews {
  private static final String ROW = "comparison";
  private static final String RUNNING = "running";
  private static final String ENDED = "ended";

  @Inject private ComparisonStore comparisons;
  @Inject private ComparedSessions compared;
  @Inject private OperationStore operations;
  @Inject private BudgetWaits waits;
  @Inject private Budgets budgets;

  /**
   * Finds the comparison with the id in a path.
   *
   * @throws ComparisonNotFound when the id is no number or there is no such comparison
   */
  ModelComparison find(String id) {
    return PathNumber.of(id)
        .flatMap(comparisons::find)
        .orElseThrow(() -> new ComparisonNotFound(id));
  }

  ModelComparisonView of(ModelComparison comparison) {
    ModelComparison.Plan plan = comparison.plan();
    List<Session> sessions = comparisons.sessions(comparison.id());
    List<ComparedView> views = compared.of(sessions);
    return new ModelComparisonView(
        true,
        comparison.id(),
        status(sessions),
        comparison.created(),
        comparison.createdBy(),
        names(plan),
        plan.briefs(),
        plan.sessions(),
        plan.seed(),
        plan.first().get(0).evaluation().map(EvaluationView::of).orElse(null),
        ScheduledTriggerView.surrogates(plan.first().get(0).effort()),
        plan.size(),
        ended(sessions),
        (int) sessions.stream().filter(this::waitsForBudget).count(),
        plan.size() - sessions.size(),
        budgets.of(BudgetKey.comparison(comparison.id())),
        plan.models().stream().map(models -> ModelResults.of(models, views)).toList(),
        views);
  }

  ComparisonsView list(Query query) {
    int limit = query.integer("limit", 10, 1, 100);
    // One extra row tells whether there is another page.
    List<ModelComparison> found = comparisons.list(query.row("page_token", ROW), limit + 1);
    List<ModelComparison> page = found.subList(0, Math.min(limit, found.size()));
    String next =
        page.size() == found.size() ? null : Query.rowToken(ROW, page.get(limit - 1).id());
    return new ComparisonsView(true, page.stream().map(this::row).toList(), next);
  }

  ComparisonCancelView cancelled(ModelComparison comparison, List<Long> cancelled, String reason) {
    boolean stopping =
        comparisons.sessions(comparison.id()).stream().anyMatch(session -> !session.ended());
    return new ComparisonCancelView(
        true,
        comparison.id(),
        stopping ? OperationStatus.CANCELLING.wire() : ENDED,
        !cancelled.isEmpty(),
        cancelled,
        reason);
  }

  private ComparisonRowView row(ModelComparison comparison) {
    ModelComparison.Plan plan = comparison.plan();
    List<Session> sessions = comparisons.sessions(comparison.id());
    return new ComparisonRowView(
        comparison.id(),
        status(sessions),
        comparison.created(),
        names(plan),
        plan.briefs(),
        plan.sessions(),
        plan.seed(),
        plan.size(),
        ended(sessions));
  }

  private static List<String> names(ModelComparison.Plan plan) {
    return plan.models().stream().map(Assignment.Models::design).map(d -> d.model()).toList();
  }

  private static String status(List<Session> sessions) {
    return sessions.stream().allMatch(Session::ended) ? ENDED : RUNNING;
  }

  private static int ended(List<Session> sessions) {
    return (int) sessions.stream().filter(Session::ended).count();
  }

  private boolean waitsForBudget(Session session) {
    Optional<OperationId> root = session.operation().filter(id -> !session.ended());
    return root.flatMap(operations::find)
        .filter(operation -> operation.status() == OperationStatus.PAUSED)
        .flatMap(operation -> waits.find(operation.id()))
        .isPresent();
  }
}
