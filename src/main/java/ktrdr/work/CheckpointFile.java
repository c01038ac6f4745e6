package ktrdr.work;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A checkpoint in one file. The newest state is held in memory. Every {@code every}-th state goes
 * to disk, and {@link #close} writes the last one if it is not on disk yet.
 *
 * <p>A file that is damaged, belongs to another task, or can't be read or written costs a warning
 * and the progress it would have saved, but never fails the work.
 *
 * <p>The file holds a line with the format, a line with the task, the state, and a SHA-256 (32
 * bytes) of all of these. Not thread-safe.
 */
public final class CheckpointFile implements Checkpoints, AutoCloseable {
  private static final byte[] FORMAT = utf8("ktrdr checkpoint 1\n");
  private static final int HASH_BYTES = 32;

  /** The warning about a state that can't be written begins like this. */
  static final String UNWRITABLE = "No checkpoint can be written";

  private final String what;
  private final Path file;
  private final int every;
  private final Consumer<String> warnings;
  private final BooleanSupplier wanted;
  private DurableFile.Content unwritten;
  private int states;
  private boolean unwritable;
  private Source source = Source.UNKNOWN;

  /** Where the work started from. */
  public enum Source {
    /** The work has not asked yet. */
    UNKNOWN,
    /** From the beginning. */
    NOTHING,
    /** From a state that an earlier run kept. */
    CHECKPOINT
  }

  /**
   * Creates a checkpoint at this path, which need not exist yet.
   *
   * @param every write every n-th state; 1 writes each, 0 only the last, on {@link #close}
   * @param warnings receives sentences for people
   * @param wanted asked before each write; false once this work was cut off, because another server
   *     may now use this file
   */
  public CheckpointFile(Path file, int every, Consumer<String> warnings, BooleanSupplier wanted) {
    this("the work", file, every, warnings, wanted);
  }

  /**
   * Creates the checkpoint of a part of the work.
   *
   * @param what the part, in warnings
   */
  CheckpointFile(
      String what, Path file, int every, Consumer<String> warnings, BooleanSupplier wanted) {
    this.what = what;
    this.file = file;
    this.every = every;
    this.warnings = warnings;
    this.wanted = wanted;
  }

  @Override
  public Optional<byte[]> last(String task) {
    Optional<byte[]> last = read(task);
    source = last.isPresent() ? Source.CHECKPOINT : Source.NOTHING;
    return last;
  }

  /** Where the work started from. */
  public Source source() {
    return source;
  }

  private Optional<byte[]> read(String task) {
    try {
      return state(Files.readAllBytes(file), utf8(task + "\n"));
    } catch (NoSuchFileException nothingKept) {
      return Optional.empty();
    } catch (IOException e) {
      return anew("can't be read (" + reason(e) + ")");
    }
  }

  @Override
  public void keep(String task, Supplier<DurableFile.Content> state) {
    DurableFile.Content content = state.get();
    unwritten = out -> write(utf8(task + "\n"), content, out);
    states++;
    if (every > 0 && states % every == 0) {
      write();
    }
  }

  /** Whether the newest state is on disk. */
  boolean isWritten() {
    return unwritten == null;
  }

  /** Deletes the file, because the task is done and nothing will resume it. */
  public void delete() {
    unwritten = null;
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      warnings.accept("The checkpoint " + file.getFileName() + " can't be deleted: " + reason(e));
    }
  }

  /** Writes the newest state, unless it is already on disk. */
  @Override
  public void close() {
    if (unwritten != null) {
      write();
    }
  }

  private void write() {
    if (!wanted.getAsBoolean()) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      DurableFile.replace(file, unwritten);
      unwritten = null;
    } catch (IOException e) {
      if (!unwritable) {
        warnings.accept(
            UNWRITABLE
                + " ("
                + reason(e)
                + "); the work goes on without, and if it is left"
                + " it starts anew.");
      }
      unwritable = true;
    }
  }

  private static void write(byte[] task, DurableFile.Content state, OutputStream out)
      throws IOException {
    DigestOutputStream hashed = new DigestOutputStream(out, Sha256.digest());
    hashed.write(FORMAT);
    hashed.write(task);
    state.to(hashed);
    out.write(hashed.getMessageDigest().digest());
  }

  private Optional<byte[]> state(byte[] bytes, byte[] task) {
    int end = bytes.length - HASH_BYTES;
    if (end < FORMAT.length || !Arrays.equals(hash(bytes, end), tail(bytes, end))) {
      return anew("is damaged");
    }
    int start = FORMAT.length + task.length;
    boolean same =
        start <= end && startsWith(bytes, 0, FORMAT) && startsWith(bytes, FORMAT.length, task);
    return same ? Optional.of(Arrays.copyOfRange(bytes, start, end)) : anew("is of another task");
  }

  private Optional<byte[]> anew(String reason) {
    String name = String.valueOf(file.getFileName());
    warnings.accept("The checkpoint " + name + " " + reason + "; " + what + " starts anew.");
    return Optional.empty();
  }

  /** An I/O message alone is often just a file name. */
  static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static byte[] hash(byte[] bytes, int end) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes, 0, end);
    return digest.digest();
  }

  private static byte[] tail(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] start) {
    return Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
