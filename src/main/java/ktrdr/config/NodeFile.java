package ktrdr.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import ktrdr.operations.owners.ThisServer;

/** Keeps the name of a home in a file, so that the home is recognised after a restart or a move. */
final class NodeFile {
  private NodeFile() {}

  /** Registers a new start of this home's server. */
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
