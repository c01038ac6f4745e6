package ktrdr.cli.output;

import java.util.List;
import ktrdr.cli.client.Fields;

/** Schedules, one a line. */
public final class ScheduleTable {
  private ScheduleTable() {}

  public static Table of(List<Fields> schedules) {
    Table table =
        new Table("ID", "NEXT", "CRON", "ZONE", "OVERLAP", "LAST", "RESULT", "SESSION", "NAME");
    schedules.forEach(schedule -> table.row(cells(schedule)));
    return table;
  }

  /** {@code schedule 3 next 2026-11-23 06:00:00Z "0 7 * * MON-FRI" Europe/Berlin}. */
  public static String line(Fields schedule) {
    return "schedule "
        + text(schedule, "id")
        + "  "
        + (isPaused(schedule) ? "paused" : "next " + next(schedule))
        + "  \""
        + text(schedule, "cron")
        + "\" "
        + text(schedule, "zone");
  }

  private static String[] cells(Fields schedule) {
    return new String[] {
      text(schedule, "id"),
      isPaused(schedule) ? "paused" : next(schedule),
      text(schedule, "cron"),
      text(schedule, "zone"),
      text(schedule, "overlap"),
      schedule.text("last_fired_at").map(Words::time).orElse(Words.UNKNOWN),
      text(schedule, "last_result"),
      text(schedule, "last_session_id"),
      text(schedule, "name")
    };
  }

  private static boolean isPaused(Fields schedule) {
    return !schedule.flag("enabled").orElse(true);
  }

  private static String next(Fields schedule) {
    return schedule.text("next_fire_at").map(Words::time).orElse(Words.UNKNOWN);
  }

  private static String text(Fields schedule, String name) {
    return schedule.scalar(name).orElse(Words.UNKNOWN);
  }
}
