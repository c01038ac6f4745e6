package ktrdr.market.sources;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol.Trading;

/**
 * Stretches of a series in which bars are missing. A market that trades round the clock has a gap
 * wherever a bar does not begin when the one before ends. No calendar of an exchange is known here:
 * nights, weekends and a single day off are no gap, two weekdays in a row without a bar are.
 */
public final class Gaps {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int DAYS_OFF = 2;

  private Gaps() {}

  /**
   * A stretch without bars.
   *
   * @param from end of the bar before it
   * @param to start of the bar behind it
   */
  public record Gap(Instant from, Instant to) {}

  /** All gaps, oldest first. */
  public static List<Gap> of(BarSeries bars) {
    boolean everyBar =
        bars.symbol().trading() == Trading.ALWAYS
            || bars.timeframe().duration().compareTo(WEEK) >= 0;
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < bars.size(); i++) {
      Gap between = new Gap(bars.end(i - 1), bars.start(i));
      if (between.from().isBefore(between.to()) && (everyBar || isLong(between))) {
        gaps.add(between);
      }
    }
    return gaps;
  }

  private static boolean isLong(Gap gap) {
    LocalDate last = day(gap.from().minusMillis(1));
    int missing = 0;
    for (LocalDate day = last.plusDays(1); day.isBefore(day(gap.to())); day = day.plusDays(1)) {
      missing += isWeekday(day) ? 1 : 0;
      if (missing >= DAYS_OFF) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
