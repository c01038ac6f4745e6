package ktrdr.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * A request that work stop.
 *
 * @param by who asked, and from where
 * @param deadline after this time the worker is cut off
 */
public record Notice(Instant requested, Caller by, String reason, Instant deadline) {
  /** A notice that gives the work this much time to stop. */
  public static Notice of(Caller by, String reason, Instant requested, Duration grace) {
    return new Notice(requested, by, reason, requested.plus(grace));
  }

  /** How long the work may take to stop. */
  public Duration grace() {
    return Duration.between(requested, deadline);
  }
}
