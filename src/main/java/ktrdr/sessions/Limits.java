package ktrdr.sessions;

import java.time.Duration;
import java.util.Optional;

/**
 * What an operator allows.
 *
 * @param maxActive sessions at once, 1 or more
 * @param cancelGrace how long work may take to stop before it is cut off
 * @param checkpointEvery epochs of a training from one checkpoint to the next, 1 to 1,000
 * @param resume whether the work of a server that died goes on; else it ends as interrupted
 */
public record Limits(
    int maxActive, Duration cancelGrace, boolean resume, Times times, int checkpointEvery) {

  /**
   * How long things may take; empty is for ever.
   *
   * @param queue waiting for a slot
   * @param step one phase of a session
   * @param session the whole, from its first step on
   */
  public record Times(
      Optional<Duration> queue, Optional<Duration> step, Optional<Duration> session) {
    public static final Times ENDLESS =
        new Times(Optional.empty(), Optional.empty(), Optional.empty());

    boolean any() {
      return queue.isPresent() || step.isPresent() || session.isPresent();
    }
  }
}
