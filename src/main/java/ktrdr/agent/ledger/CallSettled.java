package ktrdr.agent.ledger;

import java.time.Duration;

/**
 * A call has ended and is in the ledger: an event for whoever measures.
 *
 * @param entry as it was booked
 * @param provider whose interface was called, as in {@code anthropic}
 * @param took from the first byte that was sent to the end of the reply
 */
public record CallSettled(LedgerEntry entry, String provider, Duration took) {}
