package ktrdr.operations.owners;

import java.time.Duration;

/**
 * Whether this server's own heartbeat has been without a gap for long enough to judge others. After
 * a database outage every beat is old, even those of live servers, so a server that has just
 * reconnected can't tell which of them are dead.
 */
final class HeartbeatStability {
  private static final long GAP = Duration.ofSeconds(3).toNanos();

  // After an outage another server may take up to one lease longer to reconnect, because its failed
  // query waits before it is repeated.
  private static final long LONG_ENOUGH = Beats.LEASE.multipliedBy(2).toNanos();

  private long since;
  private long last;

  /**
   * Starts counting at {@code now}.
   *
   * @param now nanoseconds, from {@link System#nanoTime}
   */
  HeartbeatStability(long now) {
    since = now;
    last = now;
  }

  /** Notes that the database accepted a beat. */
  synchronized void beat(long now) {
    if (now - last > GAP) {
      since = now;
    }
    last = now;
  }

  synchronized boolean isSteady(long now) {
    return now - last <= GAP && now - since >= LONG_ENOUGH;
  }

  /** Time since the last beat. */
  synchronized Duration silence(long now) {
    return Duration.ofNanos(now - last);
  }
}
