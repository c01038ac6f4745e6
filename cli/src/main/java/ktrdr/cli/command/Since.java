package ktrdr.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as people type it: a day, a time with its zone, or how long ago. */
public final class Since implements ITypeConverter<Since.Begin> {

  /** A time that may depend on the current time and zone. */
  public interface Begin {
    Instant at(Instant now, ZoneId zone);
  }

  @Override
  public Begin convert(String text) {
    try {
      Duration span = new TimeSpan().convert(text);
      return (now, zone) -> now.minus(span).truncatedTo(ChronoUnit.SECONDS);
    } catch (TypeConversionException noSpan) {
      return date(text);
    }
  }

  private static Begin date(String text) {
    try {
      if (text.contains("T")) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        return (now, zone) -> time;
      }
      LocalDate day = LocalDate.parse(text);
      return (now, zone) -> day.atStartOfDay(zone).toInstant();
    } catch (DateTimeException noDate) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is not a time: write a day like 2026-11-22, a time like 2026-11-22T10:15:00Z,"
              + " or how long ago, 30m, 2h, 3d or 1w");
    }
  }
}
