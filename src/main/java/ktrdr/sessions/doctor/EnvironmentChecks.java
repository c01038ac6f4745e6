package ktrdr.sessions.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds variables whose value can't be intended. Never shows a value. */
final class EnvironmentChecks {
  private static final Pattern KEY =
      Pattern.compile("(KTRDR_\\w+|\\w+_API)_(TOKEN|KEY|SECRET|PASSWORD)|KTRDR_TOKEN");
  private static final Pattern CLEAN = Pattern.compile("[\\x21-\\x7e&&[^\"'`]]+");

  private EnvironmentChecks() {}

  static List<Check> of(Environment environment) {
    List<Check> checks = new ArrayList<>(keys(environment));
    checks.addAll(settings(environment));
    return checks;
  }

  private static List<Check> keys(Environment environment) {
    Map<String, String> keys = only(environment, name -> KEY.matcher(name).matches());
    List<Check> faults = new ArrayList<>();
    keys.forEach(
        (name, value) -> {
          if (value.isBlank()) {
            faults.add(
                Check.warn(
                    "keys", name + " is set but empty", "give it a value, or: unset " + name));
          } else if (!CLEAN.matcher(value).matches()) {
            faults.add(
                Check.fail(
                    "keys",
                    "bad key: " + name + " has blanks, quotes or letters that no key has",
                    "copy it again, without quotes and without a line break"));
          }
        });
    String told =
        keys.isEmpty() ? "none is set" : "well formed: " + String.join(", ", keys.keySet());
    return faults.isEmpty() ? List.of(Check.ok("keys", told)) : faults;
  }

  private static List<Check> settings(Environment environment) {
    Map<String, String> ours = only(environment, name -> name.startsWith("KTRDR_"));
    List<Check> faults =
        ours.keySet().stream()
            .filter(name -> !Settings.KNOWN.contains(name))
            .map(
                name ->
                    Check.warn(
                        "settings",
                        "nothing reads " + name,
                        "the names are in docs/guide/settings.md" + Settings.hint(name)))
            .toList();
    String told = ours.isEmpty() ? "all defaults" : "set: " + String.join(", ", ours.keySet());
    return faults.isEmpty() ? List.of(Check.ok("settings", told)) : faults;
  }

  private static Map<String, String> only(Environment environment, Predicate<String> which) {
    Map<String, String> found = new TreeMap<>(environment.variables());
    found.keySet().removeIf(which.negate());
    return found;
  }
}
