package ktrdr.market.files.times;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/** A count since 1970. Its size tells the unit, from 1973 to 5138. */
public enum Epoch {
  SECONDS(1, 100_000_000_000L),
  MILLISECONDS(1_000, 100_000_000_000_000L),
  MICROSECONDS(1_000_000, 100_000_000_000_000_000L),
  NANOSECONDS(1_000_000_000, Long.MAX_VALUE);

  private static final long LEAST = 100_000_000;
  private static final int MOST_DIGITS = 19;

  private final long perSecond;
  private final long below;

  Epoch(long perSecond, long below) {
    this.perSecond = perSecond;
    this.below = below;
  }

  /** Whether a text is nothing but digits, perhaps with a fraction of zeros, and no date. */
  public static boolean isCount(String text) {
    String digits = whole(text);
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return !digits.isEmpty() && digits.length() <= MOST_DIGITS && !TimeText.isDigitTime(digits);
  }

  private static String whole(String text) {
    int point = text.indexOf('.');
    boolean zeros = point > 0 && text.substring(point + 1).chars().allMatch(c -> c == '0');
    return zeros ? text.substring(0, point) : text;
  }

  public static Written read(String text) {
    String digits = whole(text);
    try {
      return read(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw new DateTimeException(text, e);
    }
  }

  public static Written read(long count) {
    if (count < LEAST) {
      throw new DateTimeException(count + " is too small a count");
    }
    Epoch unit = of(count);
    long nanos = count % unit.perSecond * (NANOSECONDS.perSecond / unit.perSecond);
    return new Written(
        LocalDateTime.ofEpochSecond(count / unit.perSecond, (int) nanos, ZoneOffset.UTC),
        ZoneOffset.UTC);
  }

  /** The unit of such a text, for people. */
  public static String unit(String text) {
    return of(Long.parseLong(whole(text))).name().toLowerCase(Locale.ROOT);
  }

  public static Epoch of(long count) {
    return Arrays.stream(values()).filter(u -> count < u.below).findFirst().orElse(NANOSECONDS);
  }
}
