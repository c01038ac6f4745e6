package ktrdr.operations;

import java.time.Duration;

/**
 * Whether this server itself has beaten without a gap for long enough to judge others. After an
 * outage of the database every beat is old, also those of servers that live: who has just come back
 * knows nothing of them.
 */
final class HeartbeatStability {
  private static final long GAP = Duration.ofSeconds(3).toNanos();

  // Who comes back from an outage may take a lease more to notice: a query that failed waits.
  private static final long LONG_ENOUGH = Beats.LEASE.multipliedBy(2).toNanos();

  private long since;
  private long last;

  /**
   * From now on.
   *
   * @param now nanoseconds, as of {@link System#nanoTime}
   */
  HeartbeatStability(long now) {
    since = now;
    last = now;
  }

  /** The database took a beat. */
  synchronized void beat(long now) {
    if (now - last > GAP) {
      since = now;
    }
    last = now;
  }

  synchronized boolean isSteady(long now) {
    return now - last <= GAP && now - since >= LONG_ENOUGH;
  }

  /** Since the last beat. */
  synchronized Duration silence(long now) {
    return Duration.ofNanos(now - last);
  }
}
