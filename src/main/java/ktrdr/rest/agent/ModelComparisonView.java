package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ktrdr.rest.money.BudgetView;

/**
 * A comparison of models: what each of them found, and what it cost.
 *
 * @param status {@code running} until all its sessions have ended, then {@code ended}
 * @param briefs what was looked for; an empty text leaves it to the designer
 * @param sessionsEach sessions of each model for each brief
 * @param seed of the first session of each model; the others count up from it
 * @param evaluation on which bars strategies are tested; null if the comparison does not say
 * @param surrogates null if as many as each verdict needs
 * @param sessionsTotal how many there are in all, removed ones included
 * @param waitingForBudget sessions that are paused until a limit is raised or the day turns
 * @param removed sessions that retention has removed, so that no figure has them any more
 * @param budget what all its sessions together may cost
 * @param results one for each model, in the order in which they were named
 * @param sessions in the order in which they run
 */
public record ModelComparisonView(
    boolean success,
    long comparisonId,
    String status,
    Instant createdAt,
    String createdBy,
    List<String> models,
    List<String> briefs,
    int sessionsEach,
    long seed,
    EvaluationView evaluation,
    Integer surrogates,
    int sessionsTotal,
    int ended,
    int waitingForBudget,
    int removed,
    BudgetView budget,
    List<ModelResultView> results,
    List<ComparedSessionsView.ComparedView> sessions) {

  /**
   * What the sessions of one model found. A mean is that of the sessions that have the figure.
   *
   * @param model who designs
   * @param assessModel who explains the verdict
   * @param sessions how many there are
   * @param failed how many failed, or came to the end of a budget
   * @param sharpeCount how many have a Sharpe ratio; a strategy that never traded has none
   * @param sharpeMean annual, out of sample; null while no session has one, as are the next ones
   * @param deflatedSharpeMean of the probability that luck alone is not behind it
   * @param verdicts how many sessions have which
   * @param invalidProposals strategies of the model that the validator refused
   * @param costUsd US dollars; null when the price of a model is not known
   */
  public record ModelResultView(
      String model,
      String assessModel,
      int sessions,
      int ended,
      int failed,
      int cancelled,
      int sharpeCount,
      Double sharpeMean,
      Double sharpeMin,
      Double sharpeMax,
      Double deflatedSharpeMean,
      Map<String, Integer> verdicts,
      long invalidProposals,
      long totalTokens,
      BigDecimal costUsd) {}

  /** A comparison in a list. */
  public record ComparisonRowView(
      long comparisonId,
      String status,
      Instant createdAt,
      List<String> models,
      List<String> briefs,
      int sessionsEach,
      long seed,
      int sessionsTotal,
      int ended) {}

  /** Comparisons, newest first. */
  public record ComparisonsView(
      boolean success, List<ComparisonRowView> comparisons, String nextPageToken) {}

  /**
   * What a cancel did.
   *
   * @param effective whether it cancelled any session
   * @param sessionsCancelled the sessions that this call cancelled, newest first
   * @param status {@code cancelling} while the work of a session has not stopped, else {@code
   *     ended}
   */
  public record ComparisonCancelView(
      boolean success,
      long comparisonId,
      String status,
      boolean effective,
      List<Long> sessionsCancelled,
      String cancellationReason) {}
}
