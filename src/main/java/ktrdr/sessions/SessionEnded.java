package ktrdr.sessions;

import java.time.Duration;
import java.util.Optional;

/**
 * A session has ended. Observe it after the transaction.
 *
 * @param cancelling from the request to the end, when it was cancelled
 */
public record SessionEnded(SessionOutcome outcome, Optional<Duration> cancelling) {}
