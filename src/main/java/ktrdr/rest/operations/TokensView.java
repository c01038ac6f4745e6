package ktrdr.rest.operations;

/**
 * Tokens of language models, in the provider's count. The built-in agent uses none and says so.
 *
 * @param model who was asked; null where no agent is at work
 */
public record TokensView(
    String model,
    long inputTokens,
    long outputTokens,
    long totalTokens,
    long uncachedInputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    double costUsd) {

  public static TokensView none(String model) {
    return new TokensView(model, 0, 0, 0, 0, 0, 0, 0);
  }
}
