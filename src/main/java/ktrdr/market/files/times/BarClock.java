package ktrdr.market.files.times;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import ktrdr.market.files.text.RowFault;

/**
 * When bars begin. Bars of a day or longer that begin at local midnight are known by their date, as
 * files of dates alone are: a bar of 10 March begins at 2024-03-10T00:00:00Z whatever the zone, and
 * stays a day long where clocks change.
 */
public final class BarClock {
  private final Optional<ZoneId> zone;
  private final boolean dates;
  private final boolean newestFirst;
  private Instant before;

  /**
   * @param zone of times that name none, and of midnights; UTC if empty
   * @param dates whether bars are known by their date
   */
  public BarClock(Optional<ZoneId> zone, boolean dates, boolean newestFirst) {
    this.zone = zone;
    this.dates = dates;
    this.newestFirst = newestFirst;
  }

  /** Whether all these times are midnights. */
  public static boolean areDates(List<Written> times, Optional<ZoneId> zone) {
    return !times.isEmpty() && times.stream().allMatch(time -> midnight(time, zone).isPresent());
  }

  private static Optional<LocalDate> midnight(Written time, Optional<ZoneId> zone) {
    LocalDateTime local = time.local();
    if (time.own() != null && zone.isPresent()) {
      local = time.local().atZone(time.own()).withZoneSameInstant(zone.get()).toLocalDateTime();
    }
    LocalTime midnight =
        zone.map(z -> startOfDay(time.local().toLocalDate(), z)).orElse(LocalTime.MIDNIGHT);
    boolean begins =
        local.toLocalTime().equals(LocalTime.MIDNIGHT) || local.toLocalTime().equals(midnight);
    return begins ? Optional.of(local.toLocalDate()) : Optional.empty();
  }

  // In some zones the clocks change at midnight, and the day begins at one o'clock.
  private static LocalTime startOfDay(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toLocalTime();
  }

  /**
   * When the bar of the next row begins.
   *
   * @throws RowFault if the time does not exist there, or is no midnight as the others are
   */
  public Instant start(Written time) {
    Instant start = dates ? date(time) : instant(time);
    before = start;
    return start;
  }

  private Instant date(Written time) {
    return midnight(time, zone)
        .orElseThrow(
            () ->
                new RowFault(
                    "it begins at "
                        + time.local()
                        + ", but the bars of the other rows begin at midnight"
                        + zone.map(z -> " in " + z).orElse("")))
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  private Instant instant(Written time) {
    if (time.own() != null) {
      return time.local().atZone(time.own()).toInstant();
    }
    ZoneId local = zone.orElse(ZoneOffset.UTC);
    List<ZoneOffset> offsets = local.getRules().getValidOffsets(time.local());
    if (offsets.isEmpty()) {
      throw new RowFault(
          time.local() + " does not exist in " + local + ": there the clocks went forward");
    }
    return offsets.size() == 1 ? time.local().toInstant(offsets.get(0)) : twice(time, offsets);
  }

  /** Of a time that comes twice, because clocks went back, the one that fits the bar above. */
  private Instant twice(Written time, List<ZoneOffset> offsets) {
    Instant first = time.local().toInstant(offsets.get(0));
    Instant second = time.local().toInstant(offsets.get(1));
    if (before == null) {
      return newestFirst ? second : first;
    }
    if (newestFirst) {
      return second.isBefore(before) ? second : first;
    }
    return first.isAfter(before) ? first : second;
  }
}
