package ktrdr.agent;

import java.util.List;

/**
 * What the design phase hands on.
 *
 * @param name of the strategy
 * @param document the strategy's, as YAML
 * @param source which designer made it: {@code builtin}
 * @param candidates all that were tried, in that order, the chosen one among them
 * @param explanation a few sentences: why this one
 */
public record DesignResult(
    String name, String document, String source, List<Candidate> candidates, String explanation) {

  public DesignResult {
    candidates = List.copyOf(candidates);
  }
}
