package ktrdr.sessions.commands;

import java.time.Duration;
import ktrdr.operations.Caller;

/**
 * Somebody wants work to stop.
 *
 * @param by who, and from where
 * @param reason in their words
 * @param force without grace
 * @param atMost how long the caller waits for the end before it is told "cancelling"
 */
public record CancelRequest(Caller by, String reason, boolean force, Duration atMost) {}
