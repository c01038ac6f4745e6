package ktrdr.sessions.schedules;

import jakarta.enterprise.concurrent.CronTrigger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When something starts repeatedly: a cron expression of five fields, or of six with the seconds
 * first, and the time zone it uses.
 */
public record Cron(String expression, ZoneId zone) {
  private static final int HOURS_FROM_END = 4;

  public Cron {
    expression = expression.strip().replaceAll("\\s+", " ");
  }

  /** Everything that is wrong with an expression; empty if it is valid. */
  public static List<String> faults(String expression) {
    return CronFields.faults(expression);
  }

  /**
   * Returns the first time after this one.
   *
   * <p>When clocks change, an expression with fixed hours fires once for each wall-clock time. A
   * skipped time fires later by as much as the clock was set forward; a repeated time fires only
   * the first time. An expression that fires every hour goes by real time.
   *
   * @throws DateTimeException if that time never comes, like a 30 February
   */
  public Instant next(Instant after) {
    String[] fields = expression.split(" ");
    boolean everyHour = fields[fields.length - HOURS_FROM_END].equals("*");
    return everyHour ? byRealTime(after) : byWallClock(after);
  }

  // CronTrigger returns the very time it is asked about if that matches, so ask about a moment
  // later.
  private Instant byRealTime(Instant after) {
    return next(new CronTrigger(expression, zone), after.atZone(zone)).toInstant();
  }

  // CronTrigger itself does not fire a skipped time and fires a repeated one twice: once a year a
  // daily session would be lost, or paid for twice.
  private Instant byWallClock(Instant after) {
    CronTrigger trigger = new CronTrigger(expression, ZoneOffset.UTC);
    LocalDateTime wall = after.atZone(zone).toLocalDateTime();
    while (true) {
      wall = next(trigger, wall.atZone(ZoneOffset.UTC)).toLocalDateTime();
      Instant time = wall.atZone(zone).toInstant();
      if (time.isAfter(after)) {
        return time;
      }
    }
  }

  private static ZonedDateTime next(CronTrigger trigger, ZonedDateTime after) {
    return trigger.getNextRunTime(null, after.plusNanos(1));
  }
}
