package ktrdr.agent;

import java.util.List;
import ktrdr.strategy.Strategy;

/**
 * A chosen strategy and what it was chosen from.
 *
 * @param yaml the strategy's document
 * @param source which designer made it: {@code builtin}
 * @param candidates all that were tried, in that order, the chosen one among them
 * @param explanation a few sentences: why this one
 */
public record Design(
    Strategy strategy, String yaml, String source, List<Candidate> candidates, String explanation) {

  /** What the design phase hands on. */
  public DesignResult result() {
    return new DesignResult(strategy.name(), yaml, source, candidates, explanation);
  }
}
