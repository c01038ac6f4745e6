package ktrdr.sessions.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The variables that a server, its launcher or its command line reads: the first column of {@code
 * settings.csv}, which the command line packages too.
 */
final class Settings {
  static final List<String> KNOWN = names();

  private Settings() {}

  /**
   * Suggests the known name with the longest common beginning: {@code "; did you mean
   * KTRDR_RECOVERY?"}.
   */
  static String hint(String unknown) {
    return KNOWN.stream()
        .max(Comparator.comparingInt(name -> common(name, unknown)))
        .filter(name -> common(name, unknown) > "KTRDR_".length())
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }

  private static List<String> names() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Settings.class.getResourceAsStream("/ktrdr/settings.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.substring(0, line.indexOf(';'))).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static int common(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}
