package ktrdr.training.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.global.torch;

/**
 * The family of the processor. libtorch and its matrix library choose their code by vendor, family
 * and instructions, so processors of one family compute equal bits.
 */
public final class Processor {
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** The family of this machine's processor. libtorch must be ready. */
  public static String family() {
    String architecture = System.getProperty("os.arch");
    return family(architecture, told(), instructions());
  }

  /**
   * The family in words.
   *
   * @param told lines of the operating system, {@code vendor_id : AuthenticAMD}; empty where it
   *     tells nothing
   * @param instructions those that libtorch uses
   */
  static String family(String architecture, List<String> told, String instructions) {
    return Stream.of("vendor_id", "cpu family")
            .flatMap(key -> told.stream().filter(line -> line.startsWith(key)).limit(1))
            .map(line -> " " + line.substring(line.indexOf(':') + 1).strip())
            .collect(Collectors.joining("", architecture, ", "))
        + instructions;
  }

  private static List<String> told() {
    try {
      return Files.exists(LINUX) ? Files.readAllLines(LINUX) : List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static String instructions() {
    try (BytePointer name = torch.get_cpu_capability()) {
      return name.getString();
    }
  }
}
