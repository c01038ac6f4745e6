package ktrdr.sessions.admission;

import java.util.Optional;

/** How many sessions may work at once, and whether the agent may start any. */
public interface Capacity {

  /**
   * Makes every other transaction that wants a slot wait for the end of this one.
   *
   * @return a number that rises with each call, used as a place in the queue
   */
  long lock();

  /** Whether the agent may start sessions; if not, who paused it and why. */
  Agent agent();

  void set(Agent agent);

  record Agent(boolean enabled, Optional<String> by, Optional<String> reason) {}
}
