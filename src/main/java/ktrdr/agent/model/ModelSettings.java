package ktrdr.agent.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code KTRDR_LLM_*} says.
 *
 * @param provider whose model designs and assesses; empty for the built-in agent
 * @param model its model, by id, alias or {@code provider/id}
 * @param endpoints the places for which there is a key, at most one for each provider
 * @param maxTurns turns of a conversation, at least 1
 * @param maxAttempts attempts of one call, at least 1
 * @param output tokens that one reply may have
 * @param timeout longest time for one call with all its attempts
 */
public record ModelSettings(
    Optional<Provider> provider,
    Optional<String> model,
    List<Endpoint> endpoints,
    int maxTurns,
    int maxAttempts,
    OutputTokens output,
    Duration timeout) {
  public ModelSettings {
    endpoints = List.copyOf(endpoints);
  }

  /** The place of this provider's models; empty when there is no key for it. */
  public Optional<Endpoint> endpoint(Provider of) {
    return endpoints.stream().filter(endpoint -> endpoint.provider() == of).findFirst();
  }

  /** Why the built-in agent does the work although a provider was named; empty if it does not. */
  public Optional<String> fallback() {
    return provider
        .filter(named -> endpoint(named).isEmpty())
        .map(
            named ->
                "There is no key for "
                    + named.wire()
                    + ", so the built-in agent designs and assesses. Set KTRDR_LLM_API_KEY;"
                    + " a local server takes any text.");
  }
}
