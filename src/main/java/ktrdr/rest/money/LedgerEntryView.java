package ktrdr.rest.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.Flag;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.Reservation;

/**
 * One attempt to call a language model, and its money.
 *
 * @param sessionId null when the session is gone
 * @param model as it was asked for
 * @param replyModel as the reply names it
 * @param day in UTC, whose budget pays
 * @param waiting true while a person has to say something
 * @param priceVersion of the row that priced it; null when the price was not known
 * @param costUsd null when the price is not known; a guess while it is estimated
 */
public record LedgerEntryView(
    long id,
    Long sessionId,
    String operationId,
    String rootOperationId,
    String phase,
    int turn,
    int attempt,
    String model,
    String replyModel,
    String day,
    Instant reservedAt,
    String state,
    boolean waiting,
    List<String> flags,
    String note,
    String priceVersion,
    long mostInputTokens,
    long mostOutputTokens,
    BigDecimal reservedUsd,
    BigDecimal costUsd,
    BigDecimal heldUsd,
    long inputTokens,
    long outputTokens,
    long totalTokens,
    long uncachedInputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    long reasoningTokens,
    String providerRequestId,
    String reviewedBy,
    String reviewedReason,
    Instant reviewedAt) {

  static LedgerEntryView of(LedgerEntry entry, Long session) {
    Attempt attempt = entry.attempt();
    Reservation reservation = entry.reservation();
    LedgerEntry.Standing standing = entry.standing();
    TokenCounts tokens = standing.tokens();
    return new LedgerEntryView(
        entry.id(),
        session,
        attempt.operation(),
        attempt.root(),
        attempt.phase(),
        attempt.turn(),
        attempt.number(),
        entry.asked().model(),
        standing.reply().model().orElse(null),
        entry.asked().day().toString(),
        entry.asked().at(),
        standing.state().wire(),
        entry.waits(),
        standing.remarks().flags().stream().map(Flag::wire).sorted().toList(),
        standing.remarks().note(),
        reservation.price().orElse(null),
        reservation.input(),
        reservation.output(),
        reservation.amount().orElse(null),
        standing.cost().orElse(null),
        standing.held(),
        tokens.input(),
        tokens.output(),
        tokens.total(),
        tokens.uncachedInput(),
        tokens.cacheRead(),
        tokens.cacheWrite(),
        tokens.reasoning(),
        standing.reply().requestId().orElse(null),
        standing.review().map(LedgerEntry.Review::by).orElse(null),
        standing.review().map(LedgerEntry.Review::reason).orElse(null),
        standing.review().map(LedgerEntry.Review::at).orElse(null));
  }
}
