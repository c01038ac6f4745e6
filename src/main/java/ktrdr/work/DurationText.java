package ktrdr.work;

import java.time.Duration;
import java.util.Locale;

/** Durations as text for people and as numbers for programs. */
public final class DurationText {
  private DurationText() {}

  /** {@code 4.2 s}, {@code 42 s}, {@code 6 min 12 s}, {@code 3 h 5 min}, {@code 2 d 3 h}. */
  public static String words(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    long minutes = seconds / 60;
    return minutes < 24 * 60
        ? minutes / 60 + " h " + minutes % 60 + " min"
        : minutes / 60 / 24 + " d " + minutes / 60 % 24 + " h";
  }

  /** Seconds, to the millisecond, for programs. */
  public static double seconds(Duration span) {
    return span.toMillis() / 1000.0;
  }
}
