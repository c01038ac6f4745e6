package ktrdr.cli.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A variable of the environment that ktrdr reads: a line of {@code settings.csv}, the one list of
 * them. The server packages that file too.
 *
 * @param standard its value when it is not set; empty when there is none
 * @param values what its values may be
 * @param purpose what it does
 */
record Setting(String name, String standard, SettingRule values, String purpose) {
  private static final List<Setting> ALL = read();

  static List<Setting> all() {
    return ALL;
  }

  static Optional<Setting> named(String variable) {
    return ALL.stream().filter(setting -> setting.name.equals(variable)).findFirst();
  }

  /** What the value should be; empty if it is valid or counts as not given. */
  Optional<String> broken(String value) {
    return value.isBlank() || values.takes(value.strip())
        ? Optional.empty()
        : Optional.of(values.wanted());
  }

  private static List<Setting> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Setting.class.getResourceAsStream("/ktrdr/settings.csv")),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Setting::of).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static Setting of(String line) {
    String[] cells = line.split(";", -1);
    return new Setting(cells[0], cells[1], SettingRule.of(cells[2]), cells[3]);
  }
}
