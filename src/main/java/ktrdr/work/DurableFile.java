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

/** Writes files that survive a power cut. */
public final class DurableFile {
  private static final int BUFFER = 1 << 16;

  private DurableFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file atomically: writes a temporary file beside it, forces it to disk and renames
   * it. A reader sees either the old content or all of the new, even after a kill between any two
   * steps.
   *
   * @throws IOException if the file can't be written; then the old content is still there
   */
  public static void replace(Path file, Content content) throws IOException {
    Path whole = file.toAbsolutePath();
    Path beside = whole.resolveSibling(whole.getFileName() + ".tmp");
    // A killed process may have left one. A fresh file is never one that another process still
    // writes to.
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
   * Creates a file and forces it to disk. A reader may see a partial file meanwhile.
   *
   * @throws IOException if the file can't be written or already exists
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

  /** Forces a directory's entries to disk, so that a rename in it lasts. */
  public static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      // Windows can't open directories, and a rename lasts there without this.
    }
  }
}
