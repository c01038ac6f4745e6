package ktrdr.cli.output;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times in a zone, and shows the zone. Not for times of bars, which are always in UTC: see
 * {@link Words#time}.
 */
public record Times(ZoneId zone) {
  public static final Times UTC = new Times(ZoneOffset.UTC);

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXXX", Locale.ROOT);

  /**
   * {@code 2026-11-22 11:15:00+01:00}, {@code 2026-11-22 10:15:00Z}; other text stays unchanged.
   */
  public String of(String instant) {
    try {
      return FORMAT.format(Instant.parse(instant).atZone(zone));
    } catch (DateTimeException otherwise) {
      return instant;
    }
  }

  /** Width of a time, in columns. */
  public int width() {
    return of("2026-11-22T10:15:00Z").length();
  }

  /** Whether a member with this name holds a time. */
  static boolean isTime(String name) {
    return name.endsWith("_at") || name.equals("eta") || name.equals("deadline");
  }
}
