package ktrdr.sessions.schedules;

import jakarta.enterprise.concurrent.CronTrigger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The fields of a cron expression, each with its own validity check. */
enum CronFields {
  SECOND("0 to 59", CronTrigger::seconds),
  MINUTE("0 to 59", CronTrigger::minutes),
  HOUR("0 to 23", CronTrigger::hours),
  DAY_OF_MONTH("1 to 31, or L for the last", CronTrigger::daysOfMonth),
  MONTH("1 to 12, or JAN to DEC", CronTrigger::months),
  DAY_OF_WEEK("0 to 7, or SUN to SAT", CronTrigger::daysOfWeek) {
    // CronTrigger would read 8 as the first Monday of a month, and so on.
    @Override
    boolean isBad(String field) {
      return super.isBad(field) || MORE_THAN_A_WEEK.matcher(field).find();
    }
  };

  private static final Pattern MORE_THAN_A_WEEK = Pattern.compile("(?<![#\\d])([89]|\\d\\d)");
  private static final Pattern EMPTY_ITEM = Pattern.compile("(^|,)(,|$)");

  private final String allowed;
  private final BiConsumer<CronTrigger, String> reading;

  CronFields(String allowed, BiConsumer<CronTrigger, String> reading) {
    this.allowed = allowed;
    this.reading = reading;
  }

  static List<String> faults(String expression) {
    String[] fields = expression.strip().split("\\s+");
    int first = values().length - fields.length;
    if (first != 0 && first != 1) {
      return List.of(
          "must have five fields (minute, hour, day of month, month, day of week), or six with the"
              + " second first; this has "
              + (expression.isBlank() ? 0 : fields.length));
    }
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      CronFields kind = values()[first + i];
      if (kind.isBad(fields[i])) {
        faults.add(kind.fault(fields[i]));
      }
    }
    return faults;
  }

  boolean isBad(String field) {
    try {
      reading.accept(new CronTrigger(ZoneOffset.UTC), field);
      return EMPTY_ITEM.matcher(field).find();
    } catch (RuntimeException notUnderstood) {
      return true;
    }
  }

  private String fault(String field) {
    String name = name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return "the " + name + " can't be \"" + field + "\"; allowed: *, */2, 1,3, 1-3, of " + allowed;
  }
}
