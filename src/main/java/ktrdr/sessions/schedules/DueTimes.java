package ktrdr.sessions.schedules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a schedule's times is to be done at a moment.
 *
 * @param fires the time that it fires for; empty when all are too long ago
 * @param missed how many times are too long ago, at most {@link #MOST}: no server ran then
 * @param next the first time that is still to come
 */
record DueTimes(Optional<Instant> fires, int missed, Instant next) {
  /** Later than this, a time was missed. */
  static final Duration LATE = Duration.ofMinutes(1);

  /** More are not counted. */
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

  /** {@code missed 3 while the server was down}; nothing when none was. */
  Optional<String> missedWords() {
    String count = missed == MOST ? "more than " + (MOST - 1) : Integer.toString(missed);
    return missed == 0
        ? Optional.empty()
        : Optional.of("missed " + count + " while the server was down");
  }
}
