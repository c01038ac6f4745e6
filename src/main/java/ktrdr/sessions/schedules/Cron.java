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
 * When something starts again and again: a cron expression of five fields, or of six with the
 * seconds first, and whose clock it goes by.
 */
public record Cron(String expression, ZoneId zone) {
  private static final int HOURS_FROM_END = 4;

  public Cron {
    expression = expression.strip().replaceAll("\\s+", " ");
  }

  /** What is wrong with an expression, all at once; nothing when it can be read. */
  public static List<String> faults(String expression) {
    return CronFields.faults(expression);
  }

  /**
   * The first time after this one.
   *
   * <p>Where clocks change, an expression with fixed hours fires once for each time of the wall
   * clock: a time that is left out fires as much later as the clock was set forward, one that comes
   * twice fires the first time. One of every hour goes by real time.
   *
   * @throws DateTimeException when it never comes, like a 30 February
   */
  public Instant next(Instant after) {
    String[] fields = expression.split(" ");
    boolean everyHour = fields[fields.length - HOURS_FROM_END].equals("*");
    return everyHour ? byRealTime(after) : byWallClock(after);
  }

  // A trigger's next time is this very time when that matches: so it is asked a moment later.
  private Instant byRealTime(Instant after) {
    return next(new CronTrigger(expression, zone), after.atZone(zone)).toInstant();
  }

  // By the trigger's own reckoning a time that clocks leave out is not fired, and one that comes
  // twice is fired twice: a daily session would be lost, or paid for twice, once a year.
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
