package ktrdr.cli.output.table;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;

/** A table of schedules, one per line. */
public final class ScheduleTable {
  private static final String NEXT = "next_fire_at";

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "id",
          "next_fire_at",
          "cron",
          "zone",
          "overlap",
          "last_fired_at",
          "last_result",
          "last_session_id",
          "name",
          "enabled");

  private ScheduleTable() {}

  public static Table of(List<Fields> schedules, Times times) {
    Table table =
        new Table("ID", "NEXT", "CRON", "ZONE", "OVERLAP", "LAST", "RESULT", "SESSION", "NAME");
    schedules.forEach(schedule -> table.row(cells(schedule, times)));
    return table;
  }

  /** {@code schedule 3 next 2026-11-23 06:00:00Z "0 7 * * MON-FRI" Europe/Berlin}. */
  public static String line(Fields schedule, Times times) {
    return "schedule "
        + text(schedule, "id")
        + "  "
        + (isPaused(schedule) ? "paused" : "next " + time(schedule, NEXT, times))
        + "  \""
        + text(schedule, "cron")
        + "\" "
        + text(schedule, "zone");
  }

  private static String[] cells(Fields schedule, Times times) {
    return new String[] {
      text(schedule, "id"),
      isPaused(schedule) ? "paused" : time(schedule, NEXT, times),
      text(schedule, "cron"),
      text(schedule, "zone"),
      text(schedule, "overlap"),
      time(schedule, "last_fired_at", times),
      text(schedule, "last_result"),
      text(schedule, "last_session_id"),
      text(schedule, "name")
    };
  }

  private static boolean isPaused(Fields schedule) {
    return !schedule.flag("enabled").orElse(true);
  }

  private static String time(Fields schedule, String name, Times times) {
    return schedule.text(name).map(times::of).orElse(Words.UNKNOWN);
  }

  private static String text(Fields schedule, String name) {
    return schedule.scalar(name).orElse(Words.UNKNOWN);
  }
}
