package ktrdr.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A directory of files that appears whole, and survives a power cut once it is there. */
final class NewDirectory {
  private NewDirectory() {}

  /** Writes the files beside the place, forces them to the disk, then renames. */
  static void of(Path directory, Map<String, byte[]> files) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, ".draft-");
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(draft.resolve(file.getKey()), file.getValue());
      }
      force(draft);
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(draft, files);
      throw e;
    }
    force(parent);
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows does not open directories, and needs no force for a rename to last
    }
  }

  private static void delete(Path draft, Map<String, byte[]> files) throws IOException {
    for (String file : files.keySet()) {
      Files.deleteIfExists(draft.resolve(file));
    }
    Files.deleteIfExists(draft);
  }
}
