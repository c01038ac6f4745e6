package ktrdr.work;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that survive a power cut once they are there. */
public final class DurableFile {
  private static final int BUFFER = 1 << 16;

  private DurableFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes a file whole or not at all: beside the place, forced to the disk, then renamed. A reader
   * sees what was there before or all of the new, also after a kill between any two steps.
   *
   * @throws IOException when it can't be written; then what was there before still is
   */
  public static void replace(Path file, Content content) throws IOException {
    Path whole = file.toAbsolutePath();
    Path beside = whole.resolveSibling(whole.getFileName() + ".tmp");
    // a kill may have left one, and a new file is never one that somebody else still writes into
    Files.deleteIfExists(beside);
    try {
      create(beside, content);
      Files.move(
          beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException | Error e) {
      discard(beside, e);
      throw e;
    }
    forceDirectory(whole.getParent());
  }

  private static void discard(Path file, Throwable reason) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Writes a new file and forces it to the disk. Whoever sees it meanwhile sees a part of it.
   *
   * @throws IOException when it can't be written, or there is something of this name already
   */
  public static void create(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.to(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Forces to the disk which files a directory has, so that a rename in it lasts. */
  public static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows does not open directories, and needs no force for a rename to last
    }
  }
}
