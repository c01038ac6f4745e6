package ktrdr.rest.operations;

import java.math.BigDecimal;
import ktrdr.operations.Usage;

/**
 * Tokens of language models, as the provider counts them. The built-in agent uses none.
 *
 * @param model the model; null for work without an agent
 * @param costUsd in US dollars; null when the model's price is not known
 */
public record TokensView(
    String model,
    long inputTokens,
    long outputTokens,
    long totalTokens,
    long uncachedInputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    BigDecimal costUsd) {

  /** What work used. */
  public static TokensView of(String model, Usage usage) {
    return new TokensView(
        model,
        usage.input(),
        usage.output(),
        usage.total(),
        usage.uncachedInput(),
        usage.cacheRead(),
        usage.cacheWrite(),
        usage.cost().orElse(null));
  }
}
