package ktrdr.rest.memory;

import java.time.Instant;
import java.util.Locale;
import ktrdr.agent.memory.Hypothesis;

/**
 * A claim about a market.
 *
 * @param source {@code builtin}, or {@code provider/id} of a language model
 * @param sessionId of the session that raised it
 * @param phase {@code design} or {@code assessment}
 * @param settledBy number of the session that settled it; null while untested
 */
public record HypothesisView(
    long id,
    String text,
    String source,
    String symbol,
    String timeframe,
    long sessionId,
    String phase,
    Instant createdAt,
    String status,
    Long settledBy,
    Instant settledAt) {

  static HypothesisView of(Hypothesis hypothesis) {
    Hypothesis.Raised raised = hypothesis.raised();
    Hypothesis.Standing standing = hypothesis.standing();
    return new HypothesisView(
        hypothesis.id(),
        hypothesis.text(),
        hypothesis.source(),
        hypothesis.market().symbol(),
        hypothesis.market().timeframe(),
        raised.session(),
        raised.phase().name().toLowerCase(Locale.ROOT),
        raised.at(),
        standing.status().wire(),
        standing.by().orElse(null),
        standing.at().orElse(null));
  }
}
