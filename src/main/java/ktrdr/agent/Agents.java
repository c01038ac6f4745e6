package ktrdr.agent;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The agents that sessions can choose from, each by the name of its model.
 *
 * @param byModel at least one
 */
public record Agents(Map<String, Agent> byModel) {
  /** The model that is always there: it computes, and costs nothing. */
  public static final String BUILTIN = "builtin";

  /** Who designs and who assesses. */
  public record Agent(Designer designer, Assessor assessor) {}

  /** The agent of a model; empty when there is none of this name. */
  public Optional<Agent> of(String model) {
    return Optional.ofNullable(byModel.get(model));
  }

  /**
   * The agent of a session that was started with this model.
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

  /** The names of all models, in their alphabetical order. */
  public Set<String> models() {
    return new TreeSet<>(byModel.keySet());
  }
}
