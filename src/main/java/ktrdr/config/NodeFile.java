package ktrdr.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import ktrdr.operations.ThisServer;

/**
 * The name of a home, in a file of its own: it is known again after a restart, and after a move.
 */
final class NodeFile {
  private NodeFile() {}

  /** A new start of the server of this home. */
  static ThisServer thisServer(Path home) throws IOException {
    Path file = home.resolve("node-id");
    if (!Files.exists(file)) {
      Files.createDirectories(home);
      Path draft = Files.writeString(home.resolve("node-id.new"), UUID.randomUUID() + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    String node = Files.readString(file).strip();
    return new ThisServer(UUID.randomUUID().toString(), node);
  }
}
