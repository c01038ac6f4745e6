package ktrdr.training.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import ktrdr.work.DurableFile;

/** Creates a directory of files atomically, so that it survives a power cut once it exists. */
final class NewDirectory {
  private NewDirectory() {}

  /** Writes the files to a temporary directory beside it, forces them to disk, then renames. */
  static void of(Path directory, Map<String, byte[]> files) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, ".draft-");
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        DurableFile.create(draft.resolve(file.getKey()), out -> out.write(file.getValue()));
      }
      DurableFile.forceDirectory(draft);
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(draft, files);
      throw e;
    }
    DurableFile.forceDirectory(parent);
  }

  /** Whether the directory exists and holds exactly these files, byte for byte. */
  static boolean holds(Path directory, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path there = directory.resolve(file.getKey());
      if (!Files.exists(there) || !Arrays.equals(Files.readAllBytes(there), file.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static void delete(Path draft, Map<String, byte[]> files) throws IOException {
    for (String file : files.keySet()) {
      Files.deleteIfExists(draft.resolve(file));
    }
    Files.deleteIfExists(draft);
  }
}
