package ktrdr.agent.model.call;

import java.time.Duration;

/** A moment that a call must not pass, by the clock that never goes back. */
record Deadline(long at) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Nanoseconds until then; 0 or less once it has passed. */
  long left() {
    return at - System.nanoTime();
  }
}
