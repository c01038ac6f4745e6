package ktrdr.sessions.admission;

import java.util.Optional;

/** How many sessions may work at once, and whether the agent starts any at all. */
public interface Capacity {

  /**
   * Makes every other transaction that wants a slot wait for the end of this one.
   *
   * @return a number that is higher each time: a place in the queue
   */
  long lock();

  /** Whether sessions are started; and if not, who said so and why. */
  Agent agent();

  void set(Agent agent);

  /** Whether sessions are started. */
  record Agent(boolean enabled, Optional<String> by, Optional<String> reason) {}
}
