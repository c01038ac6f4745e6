package ktrdr.rest.operations;

import java.math.BigDecimal;
import ktrdr.operations.Usage;

/**
 * Tokens of language models, in the provider's count. The built-in agent uses none and says so.
 *
 * @param model who was asked; null where no agent is at work
 * @param costUsd null when the model's price is not known
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
