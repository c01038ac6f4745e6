package ktrdr.agent.results;

import java.util.List;
import java.util.Optional;

/**
 * The result of the design phase.
 *
 * @param name name of the strategy
 * @param document the strategy document as YAML
 * @param source the designer: {@code builtin}, {@code random}, or {@code provider/id} of a language
 *     model
 * @param candidates all candidates in the order of the search, including the chosen one; none when
 *     a language model wrote the strategy, because it searched nothing
 * @param explanation why this one was chosen, in a few sentences
 * @param byModel what only a design by a language model has; empty for the built-in designer
 */
public record DesignResult(
    String name,
    String document,
    String source,
    List<Candidate> candidates,
    String explanation,
    Optional<ByModel> byModel) {

  public DesignResult {
    candidates = List.copyOf(candidates);
  }

  /**
   * What only a design by a language model has.
   *
   * @param hypothesis what the strategy claims, in the model's words
   * @param pretrainingOverlap true when the model may have read of the bars that judge the strategy
   * @param masked whether symbol, dates and prices were kept from the model
   * @param unmasked says in a sentence what the brief gave away; empty if nothing, or not masked
   * @param promptVersion version of the prompts that the model was given
   */
  public record ByModel(
      String hypothesis,
      boolean pretrainingOverlap,
      boolean masked,
      Optional<String> unmasked,
      String promptVersion) {}
}
