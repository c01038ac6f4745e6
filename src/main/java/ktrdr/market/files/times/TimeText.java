package ktrdr.market.files.times;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.market.files.text.Found;
import ktrdr.market.files.text.RowFault;

/**
 * Reads times as files write them: seconds, milliseconds, microseconds or nanoseconds since 1970, a
 * date, or a date with a time of day and perhaps a zone.
 *
 * @param order of day, month and year where the text leaves it open
 */
public record TimeText(DateOrder order) {
  /** Three numbers, whose order a text leaves open. */
  public static final Pattern OPEN =
      Pattern.compile("([0-9]{1,2})([-./])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})(?![0-9]).*");

  private static final String DATE =
      "(?:([0-9]{4})([-./]?)([0-9]{1,2})\\2([0-9]{1,2})" // 1 3 4
          + "|([0-9]{1,2})([-./])([0-9]{1,2})\\6([0-9]{4}|[0-9]{2})" // 5 7 8
          + "|([0-9]{1,2})[-. /]([A-Za-z]{3,9})[-. /,]{1,2}([0-9]{4}|[0-9]{2})" // 9 10 11
          + "|([A-Za-z]{3,9})\\.? ([0-9]{1,2}),? ([0-9]{4}))"; // 12 13 14
  private static final String CLOCK =
      "(?:[T ;_]{0,3}([0-9]{1,2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]{1,9}))?)?" // 15 to 18
          + " ?([AaPp])?(?:[Mm])?)?"; // 19
  private static final String ZONE =
      " ?(?:(Z|z|UTC|GMT)|(?:GMT|UTC)?([+-][0-9]{2}:?(?:[0-9]{2})?))?"; // 20 21
  private static final Pattern TEXT = Pattern.compile(DATE + CLOCK + ZONE);
  private static final Pattern TWELVE = Pattern.compile("(19|20)[0-9]{6}[0-2][0-9][0-5][0-9]");
  private static final Pattern FOURTEEN = Pattern.compile(TWELVE + "[0-5][0-9]");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int CENTURY = 70;
  private static final int FIRST_YEAR = 1_700;
  private static final int LAST_YEAR = 2_300;

  /**
   * Reads a time.
   *
   * @throws RowFault if it is none
   */
  public Written read(String text) {
    try {
      Written read = Epoch.isCount(text) ? Epoch.read(text) : written(text);
      int year = read.local().getYear();
      if (year < FIRST_YEAR || year > LAST_YEAR) {
        throw new DateTimeException("year " + year);
      }
      return read;
    } catch (DateTimeException | ArithmeticException e) {
      throw new RowFault(
          Found.quoted(text) + " is no time like 2013-11-25 or 2013-11-25T00:00:00Z");
    }
  }

  private Written written(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new DateTimeException(text);
    }
    int[] date = date(found);
    int[] clock = clock(found);
    LocalDateTime local =
        LocalDateTime.of(date[2], date[1], date[0], clock[0], clock[1], clock[2], clock[3]);
    return new Written(local, zone(found));
  }

  /** Day, month and year. */
  private int[] date(Matcher found) {
    if (found.group(1) != null) {
      return new int[] {number(found, 4), number(found, 3), number(found, 1)};
    }
    if (found.group(5) != null) {
      boolean longYear = found.group(8).length() > 2;
      int[] date =
          (longYear && order == DateOrder.YMD ? DateOrder.DMY : order)
              .sorted(number(found, 5), number(found, 7), number(found, 8));
      return new int[] {date[0], date[1], year(date[2])};
    }
    return found.group(9) != null
        ? new int[] {number(found, 9), month(found.group(10)), year(number(found, 11))}
        : new int[] {number(found, 13), month(found.group(12)), number(found, 14)};
  }

  private static int year(int written) {
    return written > 99 ? written : written + (written < CENTURY ? 2_000 : 1_900);
  }

  private static int month(String name) {
    return 1 + MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)); // 0 is none
  }

  /** Hour, minute, second and nanosecond. */
  private static int[] clock(Matcher found) {
    if (found.group(15) == null) {
      return new int[4];
    }
    int hour = number(found, 15);
    if (found.group(19) != null) {
      boolean afternoon = found.group(19).equalsIgnoreCase("p");
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    String fraction =
        found.group(18) == null ? "0" : (found.group(18) + "00000000").substring(0, 9);
    int second = found.group(17) == null ? 0 : number(found, 17);
    return new int[] {hour, number(found, 16), second, Integer.parseInt(fraction)};
  }

  private static ZoneId zone(Matcher found) {
    if (found.group(20) != null) {
      return ZoneOffset.UTC;
    }
    return found.group(21) == null ? null : ZoneOffset.of(found.group(21));
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  /** Whether digits alone are a date with a time of day, rather than a count. */
  public static boolean isDigitTime(String digits) {
    return digits.length() == 8
        || TWELVE.matcher(digits).matches()
        || FOURTEEN.matcher(digits).matches();
  }
}
