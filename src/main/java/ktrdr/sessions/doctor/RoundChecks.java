package ktrdr.sessions.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ktrdr.operations.owners.Beats;
import ktrdr.work.DurationText;

/** Checks the server's recurring tasks. */
final class RoundChecks {
  private static final Duration MISSED_BEATS = Duration.ofSeconds(2);
  private static final String LOG = "ktrdr server log says why; restart the server if it stays so";

  private RoundChecks() {}

  /** Checks how long ago the database accepted this server's last sign of life. */
  static Check beat(Duration silence) {
    String detail = "the last beat was " + DurationText.words(silence) + " ago";
    if (silence.compareTo(Beats.LEASE) >= 0) {
      return Check.fail("beat", detail + ": other servers take this one for dead", LOG);
    }
    return silence.compareTo(MISSED_BEATS) > 0
        ? Check.warn("beat", detail, LOG)
        : Check.ok("beat", detail);
  }

  /**
   * Checks a recurring task.
   *
   * @param ran when it last ran; empty if never
   * @param most how long ago that may be
   * @param did what the last run did
   */
  static Check round(String name, Optional<Instant> ran, Instant now, Duration most, String did) {
    if (ran.isEmpty()) {
      return Check.warn(name, "it has not run yet", "wait some seconds; then: " + LOG);
    }
    Duration since = Duration.between(ran.get(), now);
    String detail =
        "it last looked "
            + DurationText.words(since.isNegative() ? Duration.ZERO : since)
            + " ago; "
            + did;
    return since.compareTo(most) > 0 ? Check.warn(name, detail, LOG) : Check.ok(name, detail);
  }

  /** Checks for active trees that nothing works on. */
  static Check orphans(int count) {
    return count == 0
        ? Check.ok("orphans", "everything that is active has somebody who works on it, or waits")
        : Check.warn(
            "orphans",
            count + " active without a job that works on it",
            "the sweep goes on with them or ends them within some seconds; see: ktrdr operations list -a");
  }
}
