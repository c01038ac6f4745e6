package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import ktrdr.agent.results.Verdict;
import ktrdr.operations.OperationStatus;
import ktrdr.rest.agent.ComparedSessionsView.ComparedView;
import ktrdr.rest.agent.ModelComparisonView.ModelResultView;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.SessionOutcome;

/** Adds up what the sessions of a model say of themselves. */
final class ModelResults {
  private ModelResults() {}

  /**
   * The result of one model.
   *
   * @param all the sessions of the comparison
   */
  static ModelResultView of(Assignment.Models models, List<ComparedView> all) {
    String design = models.design().model();
    String assess = models.assess().model();
    List<ComparedView> own =
        all.stream()
            .filter(s -> s.model().equals(design) && s.assessModel().equals(assess))
            .toList();
    DoubleSummaryStatistics sharpe = of(own, ComparedView::sharpe);
    DoubleSummaryStatistics deflated = of(own, ComparedView::deflatedSharpe);
    return new ModelResultView(
        design,
        assess,
        own.size(),
        (int) own.stream().filter(s -> s.outcome() != null).count(),
        ended(own, OperationStatus.FAILED),
        ended(own, OperationStatus.CANCELLED),
        (int) sharpe.getCount(),
        known(sharpe, sharpe.getAverage()),
        known(sharpe, sharpe.getMin()),
        known(sharpe, sharpe.getMax()),
        known(deflated, deflated.getAverage()),
        verdicts(own),
        own.stream().mapToLong(ComparedView::invalidProposals).sum(),
        own.stream().mapToLong(ComparedView::totalTokens).sum(),
        cost(own));
  }

  private static DoubleSummaryStatistics of(
      List<ComparedView> sessions, Function<ComparedView, Double> figure) {
    return sessions.stream()
        .map(figure)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .summaryStatistics();
  }

  private static Double known(DoubleSummaryStatistics of, double figure) {
    return of.getCount() == 0 ? null : figure;
  }

  private static int ended(List<ComparedView> sessions, OperationStatus status) {
    return (int)
        sessions.stream()
            .map(ComparedView::outcome)
            .flatMap(outcome -> Optional.ofNullable(outcome).flatMap(SessionOutcome::of).stream())
            .filter(outcome -> outcome.root() == status)
            .count();
  }

  private static Map<String, Integer> verdicts(List<ComparedView> sessions) {
    Map<String, Integer> verdicts = new LinkedHashMap<>();
    Arrays.stream(Verdict.values()).forEach(verdict -> verdicts.put(verdict.toString(), 0));
    sessions.stream()
        .map(ComparedView::verdict)
        .filter(Objects::nonNull)
        .forEach(verdict -> verdicts.merge(verdict, 1, Integer::sum));
    return verdicts;
  }

  private static BigDecimal cost(List<ComparedView> sessions) {
    return sessions.stream().map(ComparedView::costUsd).anyMatch(Objects::isNull)
        ? null
        : sessions.stream().map(ComparedView::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
