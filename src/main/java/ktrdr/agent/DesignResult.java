package ktrdr.agent;

import java.util.List;

/**
 * The result of the design phase.
 *
 * @param name name of the strategy
 * @param document the strategy document as YAML
 * @param source the designer: {@code builtin}
 * @param candidates all candidates in the order of the search, including the chosen one
 * @param explanation why this one was chosen, in a few sentences
 */
public record DesignResult(
    String name, String document, String source, List<Candidate> candidates, String explanation) {

  public DesignResult {
    candidates = List.copyOf(candidates);
  }
}
