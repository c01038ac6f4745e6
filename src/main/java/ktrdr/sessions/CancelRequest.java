package ktrdr.sessions;

import java.time.Duration;

/**
 * Somebody wants work to stop.
 *
 * @param by who: {@code local} on the loopback interface
 * @param reason in their words
 * @param force without grace
 * @param atMost how long the caller waits for the end before it is told "cancelling"
 */
public record CancelRequest(String by, String reason, boolean force, Duration atMost) {}
