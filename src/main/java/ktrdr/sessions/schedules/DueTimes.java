package ktrdr.sessions.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of a schedule's times are due at a moment.
 *
 * @param fires the time to fire for; empty if all are too long ago
 * @param missed how many times are too long ago, at most {@link #MOST}: no server was running then
 * @param next the first time in the future
 */
record DueTimes(Optional<Instant> fires, int missed, Instant next) {
  /** A time that is later than this was missed. */
  static final Duration LATE = Duration.ofMinutes(1);

  /** Most missed times that are counted. */
  static final int MOST = 1000;

  static DueTimes of(Cron cron, Instant due, Instant now) {
    Instant oldest = now.minus(LATE);
    int missed = 0;
    Instant time = due;
    while (time.isBefore(oldest) && missed < MOST) {
      missed++;
      time = cron.next(time);
    }
    if (time.isBefore(oldest)) {
      time = cron.next(oldest);
    }
    Optional<Instant> fires = Optional.empty();
    while (!time.isAfter(now)) {
      fires = Optional.of(time);
      time = cron.next(time);
    }
    return new DueTimes(fires, missed, time);
  }

  /** {@code missed 3 while the server was down}; empty if none was missed. */
  Optional<String> missedWords() {
    String count = missed == MOST ? "more than " + (MOST - 1) : Integer.toString(missed);
    return missed == 0
        ? Optional.empty()
        : Optional.of("missed " + count + " while the server was down");
  }
}
