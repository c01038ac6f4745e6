package ktrdr.sessions.commands;

import java.time.Duration;
import java.time.Instant;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;

/**
 * A request to cancel work.
 *
 * @param by who asks, and from where
 * @param reason in the caller's words
 * @param force cancel without grace
 * @param atMost how long the caller waits for the end before it is told "cancelling"
 */
public record CancelRequest(Caller by, String reason, boolean force, Duration atMost) {
  /** As the work hears it; by force it gets no time to stop. */
  Notice at(Instant now, Duration grace) {
    return Notice.of(by, reason, now, force ? Duration.ZERO : grace);
  }
}
