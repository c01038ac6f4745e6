package ktrdr.agent.results;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import ktrdr.backtest.EquityPoint;

/**
 * What a strategy and buy-and-hold earned in each calendar year and month in UTC. A bar belongs to
 * the period in which it starts. The first and the last period may be incomplete.
 *
 * @param years oldest first
 * @param months oldest first
 */
public record CalendarReturns(List<Period> years, List<Period> months) {
  /** Nothing is known. */
  public static final CalendarReturns NONE = new CalendarReturns(List.of(), List.of());

  private static final int YEAR_LENGTH = 4;
  private static final int MONTH_LENGTH = 7;

  public CalendarReturns {
    years = List.copyOf(years);
    months = List.copyOf(months);
  }

  /**
   * One year or month. A return is the equity at its last close over that at the last close before
   * it, less 1; NaN once the equity is 0.
   *
   * @param name as in {@code 2019} or {@code 2019-03}
   * @param own return of the strategy as a fraction
   * @param market return of buy-and-hold as a fraction
   */
  public record Period(String name, double own, double market) {}

  /**
   * Sums up an equity curve.
   *
   * @param points oldest first; none gives nothing
   */
  public static CalendarReturns of(List<EquityPoint> points) {
    return points.isEmpty()
        ? NONE
        : new CalendarReturns(periods(points, YEAR_LENGTH), periods(points, MONTH_LENGTH));
  }

  private static List<Period> periods(List<EquityPoint> points, int length) {
    List<Period> periods = new ArrayList<>();
    EquityPoint before = points.get(0);
    EquityPoint last = before;
    LocalDate begins = begin(last.time(), length);
    Instant next = next(begins, length);
    for (EquityPoint point : points) {
      if (!point.time().isBefore(next)) {
        periods.add(period(begins, length, before, last));
        before = last;
        begins = begin(point.time(), length);
        next = next(begins, length);
      }
      last = point;
    }
    periods.add(period(begins, length, before, last));
    return periods;
  }

  private static LocalDate begin(Instant time, int length) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return length == YEAR_LENGTH ? day.withDayOfYear(1) : day.withDayOfMonth(1);
  }

  private static Instant next(LocalDate begins, int length) {
    LocalDate next = length == YEAR_LENGTH ? begins.plusYears(1) : begins.plusMonths(1);
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Period period(LocalDate begins, int length, EquityPoint before, EquityPoint last) {
    return new Period(
        begins.toString().substring(0, length),
        change(before.equity(), last.equity()),
        change(before.benchmark(), last.benchmark()));
  }

  private static double change(double before, double after) {
    return before > 0 ? after / before - 1 : Double.NaN;
  }
}
