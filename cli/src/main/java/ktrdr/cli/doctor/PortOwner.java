package ktrdr.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that listens on a port of this machine. Only Linux reveals it, in {@code /proc}, and
 * only for processes that this user may inspect.
 */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwner() {}

  /** Its process id. */
  static Optional<Long> of(int port) {
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> lines(PROC.resolve("net").resolve(table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > INODE && columns[STATE].equals(LISTENING))
        .filter(columns -> columns[ADDRESS].endsWith(String.format(Locale.ROOT, ":%04X", port)))
        .flatMap(columns -> holder("socket:[" + columns[INODE] + "]").stream())
        .findFirst();
  }

  /** {@code process 4711 (python3)}. */
  static String describe(long pid) {
    List<String> name = lines(PROC.resolve(Long.toString(pid)).resolve("comm"));
    return "process " + pid + (name.isEmpty() ? "" : " (" + name.get(0) + ")");
  }

  private static Optional<Long> holder(String socket) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process.resolve("fd"), socket)) {
          return Optional.of(Long.valueOf(process.getFileName().toString()));
        }
      }
    } catch (IOException elsewhere) {
      // not Linux
    }
    return Optional.empty();
  }

  private static boolean holds(Path descriptors, String socket) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      // another user's process, or it has just ended
    }
    return false;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException elsewhere) {
      return List.of();
    }
  }
}
