package ktrdr.system.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.system.OwnServer;

/** Files of a server that are pipes of the test: whoever opens one waits for the other side. */
final class Pipes {
  private Pipes() {}

  /** In the place of a file that is not there yet. */
  static Path make(Path file) {
    try {
      Files.createDirectories(file.getParent());
      int exit = new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
      if (exit != 0) {
        throw new AssertionError("no pipe could be made at " + file);
      }
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The next start of the server meets none of them. */
  static void removeAll(OwnServer server) {
    for (String place : List.of("artifacts", "logs")) {
      try (Stream<Path> files = Files.walk(server.home().resolve(place))) {
        for (Path pipe : files.filter(Pipes::isPipe).toList()) {
          Files.delete(pipe);
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }
}
