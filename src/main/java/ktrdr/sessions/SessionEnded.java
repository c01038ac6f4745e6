package ktrdr.sessions;

import java.time.Duration;
import java.util.Optional;

/**
 * A session has ended. Observe this event after the transaction.
 *
 * @param cancelling time from the request to the end, if it was cancelled
 */
public record SessionEnded(SessionOutcome outcome, Optional<Duration> cancelling) {}
