package ktrdr.sessions.commands;

import java.time.Duration;
import ktrdr.operations.Caller;

/**
 * A request to cancel work.
 *
 * @param by who asks, and from where
 * @param reason in the caller's words
 * @param force cancel without grace
 * @param atMost how long the caller waits for the end before it is told "cancelling"
 */
public record CancelRequest(Caller by, String reason, boolean force, Duration atMost) {}
