package ktrdr.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until it sees what it waits for, and says what it saw when it does not. */
public final class Await {
  /** Only for what never comes: a busy machine may take minutes. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(250).toNanos();

  private Await() {}

  public static <T> T until(String what, Supplier<T> look, Predicate<T> enough) {
    return until(what, LIMIT, look, enough);
  }

  /** The same with another limit. */
  public static <T> T until(String what, Duration limit, Supplier<T> look, Predicate<T> enough) {
    long begin = System.nanoTime();
    while (true) {
      T seen = look.get();
      if (enough.test(seen)) {
        return seen;
      }
      long waited = System.nanoTime() - begin;
      if (waited > limit.toNanos()) {
        throw new AssertionError("waited " + limit + " for " + what + "; last seen: " + seen);
      }
      LockSupport.parkNanos(pause(waited));
    }
  }

  /**
   * Looking costs the server time that its work and other tests lack: what lasts is looked at less
   * often.
   */
  private static long pause(long waited) {
    return Math.min(Math.max(waited / 10, SHORTEST_PAUSE_NANOS), LONGEST_PAUSE_NANOS);
  }
}
