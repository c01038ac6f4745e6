package ktrdr.cli.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks whether libtorch for this platform is in the build and unpacked where it is loaded. */
final class NativesCheck {
  private static final String NAME = "natives";
  private static final List<String> LIBRARIES = List.of("javacpp", "openblas", "pytorch");

  private NativesCheck() {}

  /**
   * @param install the built checkout
   * @param natives where the server unpacks the native libraries
   * @param platform javacpp's name, {@code linux-x86_64}
   */
  static Check of(Path install, Path natives, String platform) {
    Path jars = install.resolve("src/target/liberty/wlp/usr/shared/resources/torch");
    if (!Files.isDirectory(jars)) {
      return Check.warn(
          NAME, "no server is built in " + install, "build it with: mvn -DskipTests package");
    }
    List<String> missing =
        LIBRARIES.stream()
            .filter(name -> found(jars, name + "-*-" + platform + ".jar").isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      return Check.fail(
          NAME,
          String.join(", ", missing) + " for " + platform + " is not in this build",
          "build it on this machine: mvn -DskipTests package");
    }
    return unpacked(natives.resolve(platform));
  }

  /** The platform of this machine. */
  static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        system.contains("mac") ? "macosx" : system.contains("windows") ? "windows" : "linux";
    return name
        + "-"
        + switch (processor) {
          case "amd64", "x86_64", "x86-64" -> "x86_64";
          case "aarch64", "arm64" -> "arm64";
          default -> processor;
        };
  }

  private static Check unpacked(Path directory) {
    List<Path> torch = found(directory, "*torch_cpu*");
    if (torch.isEmpty()) {
      return Check.ok(NAME, "in the build; the first training unpacks them to " + directory);
    }
    return torch.stream().allMatch(NativesCheck::hasContent)
        ? Check.ok(NAME, "unpacked in " + directory)
        : Check.fail(
            NAME,
            "those in " + directory + " are damaged: an empty file",
            "stop the server and remove that directory; the next training unpacks them again");
  }

  private static boolean hasContent(Path file) {
    return file.toFile().length() > 0;
  }

  private static List<Path> found(Path directory, String pattern) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> matching = Files.newDirectoryStream(directory, pattern)) {
      matching.forEach(files::add);
    } catch (IOException notThere) {
      return List.of();
    }
    return files;
  }
}
