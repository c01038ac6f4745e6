package ktrdr.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ktrdr.cli.client.PlainText;

/** Finds variables that nothing reads, and values that are invalid. */
final class SettingsCheck {
  private static final String NAME = "settings";
  private static final String PREFIX = "KTRDR_";
  private static final String OF_THE_LAUNCHER = "KTRDR_INSTALL";
  private static final List<String> OF_POSTGRESQL =
      List.of("KTRDR_DATABASE_URL", "KTRDR_DATABASE_USER", "KTRDR_DATABASE_PASSWORD");

  private SettingsCheck() {}

  static List<Check> of(Map<String, String> environment) {
    Map<String, String> ours = new TreeMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith(PREFIX));
    List<Check> faults = new ArrayList<>();
    ours.forEach((name, value) -> faults.addAll(faults(name, value)));
    faults.addAll(database(ours));
    return faults.isEmpty() ? List.of(Check.ok(NAME, told(ours))) : faults;
  }

  private static String told(Map<String, String> ours) {
    List<String> names =
        ours.keySet().stream().filter(name -> !name.equals(OF_THE_LAUNCHER)).toList();
    return names.isEmpty() ? "all defaults" : "set: " + String.join(", ", names);
  }

  private static List<Check> faults(String name, String value) {
    return Setting.named(name)
        .map(setting -> bad(setting, value))
        .orElseGet(() -> List.of(unknown(name)));
  }

  private static List<Check> bad(Setting setting, String value) {
    return setting.broken(value).stream()
        .map(
            wanted ->
                Check.fail(
                    NAME,
                    setting.name() + " can't be \"" + PlainText.of(value) + "\"",
                    "it must be " + wanted))
        .toList();
  }

  private static Check unknown(String name) {
    List<String> known = Setting.all().stream().map(Setting::name).toList();
    return Check.fail(
        NAME,
        "nothing reads " + PlainText.of(name),
        "unset it; the nearest name is " + Spelling.nearest(name, known));
  }

  private static List<Check> database(Map<String, String> ours) {
    boolean postgres = ours.getOrDefault("KTRDR_DATABASE", "").strip().equals("postgresql");
    List<String> missing = OF_POSTGRESQL.stream().filter(name -> isBlank(ours, name)).toList();
    if (postgres && !missing.isEmpty()) {
      return List.of(
          Check.fail(
              NAME,
              "KTRDR_DATABASE is postgresql, which needs also " + String.join(", ", missing),
              "set them, as in KTRDR_DATABASE_URL=jdbc:postgresql://127.0.0.1:5432/ktrdr"));
    }
    return !postgres && !isBlank(ours, "KTRDR_DATABASE_URL")
        ? List.of(
            Check.warn(
                NAME,
                "KTRDR_DATABASE_URL is set, but the database is Derby",
                "set KTRDR_DATABASE=postgresql, or take the URL away"))
        : List.of();
  }

  private static boolean isBlank(Map<String, String> ours, String name) {
    return ours.getOrDefault(name, "").isBlank();
  }
}
