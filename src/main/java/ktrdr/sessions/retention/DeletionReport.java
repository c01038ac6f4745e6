package ktrdr.sessions.retention;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** How many files were removed, and their bytes. */
record DeletionReport(long files, long bytes) {
  static final DeletionReport NOTHING = new DeletionReport(0, 0);

  /** Removes a folder with all its contents. Links are removed, their targets stay. */
  static DeletionReport of(Path folder) throws IOException {
    if (!Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return NOTHING;
    }
    Sweeping sweeping = new Sweeping();
    Files.walkFileTree(folder, sweeping);
    return sweeping.removed;
  }

  DeletionReport plus(DeletionReport more) {
    return new DeletionReport(files + more.files, bytes + more.bytes);
  }

  private static final class Sweeping extends SimpleFileVisitor<Path> {
    private DeletionReport removed = NOTHING;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      removed = removed.plus(new DeletionReport(1, attributes.size()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
