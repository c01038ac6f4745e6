package ktrdr.sessions;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits that the operator sets.
 *
 * @param maxActive concurrent sessions, 1 or more
 * @param maxAlone concurrent stand-alone operations on one server, 1 to {@value #MOST_ALONE}
 * @param cancelGrace how long work may take to stop before it is cut off, zero or more
 * @param resume whether the work of a server that stopped or died continues; otherwise it ends as
 *     interrupted
 * @param checkpointEvery epochs between two checkpoints of a training, 1 or more
 */
public record Limits(
    int maxActive,
    int maxAlone,
    Duration cancelGrace,
    boolean resume,
    Times times,
    int checkpointEvery) {

  /** Each running operation holds a thread; the rest of the 256 serve requests: see server.xml. */
  public static final int MOST_ALONE = 100;

  public Limits {
    require(maxActive >= 1, "KTRDR_SESSIONS_MAX_ACTIVE must be 1 or more", maxActive);
    boolean some = maxAlone >= 1 && maxAlone <= MOST_ALONE;
    require(some, "KTRDR_OPERATIONS_MAX_ACTIVE must be 1 to " + MOST_ALONE, maxAlone);
    require(!cancelGrace.isNegative(), "KTRDR_CANCEL_GRACE can't be negative", cancelGrace);
    require(checkpointEvery >= 1, "KTRDR_CHECKPOINT_EVERY must be 1 or more", checkpointEvery);
  }

  private static void require(boolean good, String rule, Object value) {
    if (!good) {
      throw new IllegalArgumentException(rule + ", and is " + value);
    }
  }

  /**
   * Time limits, each above zero; empty means no limit.
   *
   * @param queue waiting for a slot
   * @param step one phase of a session
   * @param session the whole session, since it began or was last continued
   */
  public record Times(
      Optional<Duration> queue, Optional<Duration> step, Optional<Duration> session) {
    public static final Times ENDLESS =
        new Times(Optional.empty(), Optional.empty(), Optional.empty());

    public Times {
      queue.ifPresent(time -> require(isSome(time), "KTRDR_TIMEOUT_QUEUE must be above 0", time));
      step.ifPresent(time -> require(isSome(time), "KTRDR_TIMEOUT_STEP must be above 0", time));
      session.ifPresent(
          time -> require(isSome(time), "KTRDR_TIMEOUT_SESSION must be above 0", time));
    }

    private static boolean isSome(Duration time) {
      return !time.isNegative() && !time.isZero();
    }

    public boolean any() {
      return queue.isPresent() || step.isPresent() || session.isPresent();
    }
  }
}
