package ktrdr.cli.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds API keys that can't be right, and credentials that others can read. Never shows a secret.
 */
final class SecretsCheck {
  private static final String NAME = "secrets";
  private static final Pattern VARIABLE =
      Pattern.compile("(KTRDR_\\w*|\\w+_API)_(TOKEN|KEY|SECRET|PASSWORD)|KTRDR_TOKEN");
  private static final Pattern CLEAN = Pattern.compile("[\\x21-\\x7e&&[^\"'`]]+");
  private static final Pattern FILE =
      Pattern.compile(".*(password|credential|secret|token)[^/]*|.*\\.(key|keys|p12|jks|pem)");
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private SecretsCheck() {}

  static List<Check> of(Map<String, String> environment, Path home) {
    List<Check> faults = new ArrayList<>();
    Map<String, String> keys = new TreeMap<>(environment);
    keys.keySet().removeIf(name -> !VARIABLE.matcher(name).matches());
    keys.forEach((name, value) -> key(name, value, faults));
    credentials(home).forEach(file -> mode(file, faults));
    return faults.isEmpty() ? List.of(Check.ok(NAME, told(keys))) : faults;
  }

  private static String told(Map<String, String> keys) {
    return keys.isEmpty() ? "no keys are set" : "well formed: " + String.join(", ", keys.keySet());
  }

  private static void key(String name, String value, List<Check> faults) {
    if (value.isBlank()) {
      faults.add(
          Check.warn(NAME, name + " is set but empty", "give it a value, or: unset " + name));
    } else if (!CLEAN.matcher(value).matches()) {
      faults.add(
          Check.fail(
              NAME,
              name + " is a bad key: it has blanks, quotes or letters that no key has",
              "copy it again, without quotes and without a line break"));
    }
  }

  private static List<Path> credentials(Path home) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(home)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry) && FILE.matcher(entry.getFileName().toString()).matches()) {
          files.add(entry);
        }
      }
    } catch (IOException notThere) {
      return List.of();
    }
    return files;
  }

  private static void mode(Path file, List<Check> faults) {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      if (OF_OTHERS.stream().anyMatch(granted::contains)) {
        faults.add(
            Check.fail(
                NAME,
                file + " can be read by others (" + PosixFilePermissions.toString(granted) + ")",
                "chmod 600 " + file));
      }
    } catch (IOException | UnsupportedOperationException noModes) {
      // A system without POSIX permissions, or the file has just been removed.
    }
  }
}
