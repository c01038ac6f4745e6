package ktrdr.agent;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ktrdr.agent.results.AssessmentResult.Explanation;

/**
 * The agents that a session can use, by the name of their model.
 *
 * @param byModel at least one agent
 */
public record Agents(Map<String, Agent> byModel) {
  /** The built-in model, which is always available and costs nothing. */
  public static final String BUILTIN = Explanation.BUILTIN_SOURCE;

  /** The first valid candidate of the built-in search, unscored: what a choice must beat. */
  public static final String RANDOM = "random";

  /** Designs and assesses the strategies of a session. */
  public record Agent(Designer designer, Assessor assessor) {}

  /** Returns the agent of a model; empty when there is no such model. */
  public Optional<Agent> of(String model) {
    return Optional.ofNullable(byModel.get(model));
  }

  /**
   * Returns the agent of a session that was started with this model.
   *
   * @throws IllegalStateException when this server no longer has it
   */
  public Agent require(String model) {
    return of(model)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "This server has no model \"" + model + "\"; it has " + models()));
  }

  /** The names of all models, in alphabetical order. */
  public Set<String> models() {
    return new TreeSet<>(byModel.keySet());
  }
}
