package ktrdr.cli.output;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes when something happened, in a zone and with it. The time of a bar is no such time: it is
 * always UTC, see {@link Words#time}.
 */
public record Times(ZoneId zone) {
  public static final Times UTC = new Times(ZoneOffset.UTC);

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssXXX", Locale.ROOT);

  /** {@code 2026-11-22 11:15:00+01:00}, {@code 2026-11-22 10:15:00Z}; the text if it is no time. */
  public String of(String instant) {
    try {
      return FORMAT.format(Instant.parse(instant).atZone(zone));
    } catch (DateTimeException otherwise) {
      return instant;
    }
  }

  /** How many columns a time takes. */
  int width() {
    return of("2026-11-22T10:15:00Z").length();
  }

  /** True for a member that says when something happened. */
  static boolean isTime(String name) {
    return name.endsWith("_at") || name.equals("eta") || name.equals("deadline");
  }
}
