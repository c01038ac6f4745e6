package ktrdr.agent.trials;

import java.time.Instant;

/**
 * The bars that were looked at.
 *
 * @param from start of the first bar
 * @param to start of the last bar
 */
public record Window(Instant from, Instant to) {

  public Window {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(from + " to " + to);
    }
  }

  /** Whether both have a bar in common. */
  public boolean overlaps(Window other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }
}
