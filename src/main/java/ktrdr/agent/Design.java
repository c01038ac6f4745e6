package ktrdr.agent;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
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
 * @param returns what the scored candidates earned; empty if none was scored
 */
public record Design(
    Strategy strategy,
    String yaml,
    String source,
    List<Candidate> candidates,
    String explanation,
    Optional<DesignResult.ByModel> byModel,
    Optional<CandidateReturns> returns) {

  /** A design for which no candidate was scored. */
  public Design(
      Strategy strategy,
      String yaml,
      String source,
      List<Candidate> candidates,
      String explanation,
      Optional<DesignResult.ByModel> byModel) {
    this(strategy, yaml, source, candidates, explanation, byModel, Optional.empty());
  }

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
