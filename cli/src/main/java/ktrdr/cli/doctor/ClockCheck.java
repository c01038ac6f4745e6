package ktrdr.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Checks whether this machine's clock and the server's agree. */
final class ClockCheck {
  private static final String NAME = "clock";
  private static final double MOST_SECONDS = 2;

  /** A server's date is in whole seconds, so its true time is half a second later on average. */
  private static final Duration HALF = Duration.ofMillis(500);

  private ClockCheck() {}

  /**
   * @param here this machine's time when the server answered
   * @param server the server's time in its answer, in whole seconds
   */
  static Check of(Instant here, Instant server) {
    double ahead = Duration.between(server.plus(HALF), here).toMillis() / 1000.0;
    if (Math.abs(ahead) <= MOST_SECONDS) {
      return Check.ok(NAME, "the same here and at the server");
    }
    return Check.warn(
        NAME,
        String.format(
            Locale.ROOT,
            "this machine is %.0f s %s the server",
            Math.abs(ahead),
            ahead > 0 ? "ahead of" : "behind"),
        "set both clocks by NTP: filters such as --since, and what is left of a time, are wrong by that");
  }
}
