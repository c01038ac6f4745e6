package ktrdr.rest.money;

import java.math.BigDecimal;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.ledger.Spending;

/**
 * What a group of attempts used.
 *
 * @param key model, day, phase or root operation
 * @param sessionId when the groups are sessions, and this one is still there
 * @param costUsd null when the price of a part is not known
 * @param knownCostUsd of those whose price is known
 */
public record SpendingView(
    String key,
    Long sessionId,
    long attempts,
    long unpricedAttempts,
    long inputTokens,
    long outputTokens,
    long totalTokens,
    long uncachedInputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    long reasoningTokens,
    BigDecimal costUsd,
    BigDecimal knownCostUsd,
    BigDecimal heldUsd) {

  static SpendingView of(Spending sum, Long session) {
    TokenCounts tokens = sum.tokens();
    return new SpendingView(
        sum.key(),
        session,
        sum.attempts(),
        sum.unpriced(),
        tokens.input(),
        tokens.output(),
        tokens.total(),
        tokens.uncachedInput(),
        tokens.cacheRead(),
        tokens.cacheWrite(),
        tokens.reasoning(),
        sum.cost().orElse(null),
        sum.known(),
        sum.held());
  }
}
