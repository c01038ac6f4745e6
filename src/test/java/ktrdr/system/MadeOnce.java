package ktrdr.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What one process of tests makes for all of them, beside the homes of servers. */
final class MadeOnce {
  private MadeOnce() {}

  /** Makes something in a directory that is there. */
  interface Maker {
    void make(Path directory) throws IOException;
  }

  /**
   * The directory with it. The first process that asks makes it, while the others wait.
   *
   * @return empty where nobody said where homes of servers live
   */
  static Optional<Path> in(String name, Maker maker) {
    String homes = System.getProperty("ktrdr.homes");
    if (homes == null) {
      return Optional.empty();
    }
    Path directory = Path.of(homes, name);
    Path complete = directory.resolve("complete");
    try (FileChannel channel =
        FileChannel.open(
            Files.createDirectories(directory).resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      // until the channel is closed, also by the end of the process
      channel.lock();
      if (!Files.exists(complete)) {
        maker.make(directory);
        Files.createFile(complete);
      }
      return Optional.of(directory);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
