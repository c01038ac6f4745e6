package ktrdr.agent;

import java.util.List;
import ktrdr.strategy.Strategy;

/**
 * A chosen strategy and the candidates that it was chosen from.
 *
 * @param yaml the strategy document
 * @param source the designer: {@code builtin}
 * @param candidates all candidates in the order of the search, including the chosen one
 * @param explanation why this one was chosen, in a few sentences
 */
public record Design(
    Strategy strategy, String yaml, String source, List<Candidate> candidates, String explanation) {

  /** The result of the design phase. */
  public DesignResult result() {
    return new DesignResult(strategy.name(), yaml, source, candidates, explanation);
  }
}
