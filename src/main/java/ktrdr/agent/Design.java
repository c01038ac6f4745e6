package ktrdr.agent;

import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.document.StrategyWriter;

/**
 * A chosen strategy and the candidates that it was chosen from.
 *
 * @param yaml the strategy document
 * @param source the designer: {@code builtin}, {@code random}, or {@code provider/id} of a language
 *     model
 * @param candidates all candidates in the order of the search, including the chosen one; none when
 *     a language model wrote the strategy
 * @param explanation why this one was chosen, in a few sentences
 * @param byModel what only a design by a language model has
 */
public record Design(
    Strategy strategy,
    String yaml,
    String source,
    List<Candidate> candidates,
    String explanation,
    Optional<DesignResult.ByModel> byModel) {

  /** Returns this design with a strategy that is tested so. */
  public Design with(Evaluation evaluation) {
    Strategy tested = strategy.with(evaluation);
    return tested.equals(strategy)
        ? this
        : new Design(tested, StrategyWriter.yaml(tested), source, candidates, explanation, byModel);
  }

  /** The result of the design phase. */
  public DesignResult result() {
    return new DesignResult(strategy.name(), yaml, source, candidates, explanation, byModel);
  }
}
