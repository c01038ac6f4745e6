package ktrdr.rest.operations;

/**
 * Tokens of language models, as the provider counts them. The built-in agent uses none.
 *
 * @param model the model; null for work without an agent
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

  /** No tokens and no cost. */
  public static TokensView none(String model) {
    return new TokensView(model, 0, 0, 0, 0, 0, 0, 0);
  }
}
