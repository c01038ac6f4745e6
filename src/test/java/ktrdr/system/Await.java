package ktrdr.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until it sees what it waits for, and says what it saw when it does not. */
public final class Await {
  /** Only for what never comes: a busy machine may take minutes. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  public static <T> T until(String what, Supplier<T> look, Predicate<T> enough) {
    return until(what, LIMIT, look, enough);
  }

  /** The same with another limit. */
  public static <T> T until(String what, Duration limit, Supplier<T> look, Predicate<T> enough) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      T seen = look.get();
      if (enough.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + limit + " for " + what + "; last seen: " + seen);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
