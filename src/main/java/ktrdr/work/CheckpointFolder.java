package ktrdr.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.work.CheckpointFile.Source;

/**
 * The checkpoints of work in pieces, in a folder of their own. The result of a finished piece is a
 * file that never changes again. A piece that is being worked on has another file, which each of
 * its states replaces. So a state costs the bytes of one piece, however many are finished.
 *
 * <p>A file that is lost, damaged or of another task costs the work on its piece; all but a lost
 * one cost a warning, too. Threads may share a folder; each piece is worked on by one of them.
 */
public final class CheckpointFolder {
  private static final String PIECE = "piece-";

  private final Path folder;
  private final String prefix;
  private final Consumer<String> warnings;
  private final BooleanSupplier wanted;
  private final AtomicReference<Source> source;
  private boolean unwritable;

  /**
   * Creates the checkpoints in this folder, which need not exist yet.
   *
   * @param warnings receives sentences for people, one after the other
   * @param wanted asked before each write; false once this work was cut off, because another server
   *     may now use this folder
   */
  public CheckpointFolder(Path folder, Consumer<String> warnings, BooleanSupplier wanted) {
    this(folder, PIECE, warnings, wanted, new AtomicReference<>(Source.UNKNOWN));
  }

  /** Returns checkpoints that keep nothing: every run starts anew. */
  public static CheckpointFolder none() {
    return new CheckpointFolder(Path.of("nothing-is-kept"), warning -> {}, () -> false);
  }

  private CheckpointFolder(
      Path folder,
      String prefix,
      Consumer<String> warnings,
      BooleanSupplier wanted,
      AtomicReference<Source> source) {
    this.folder = folder;
    this.prefix = prefix;
    this.warnings = warnings;
    this.wanted = wanted;
    this.source = source;
  }

  /**
   * Returns the checkpoints of other pieces in this folder. They count from 0, too, and share
   * {@link #source} and {@link #delete} with this.
   *
   * @param name of these pieces: the beginning of the names of their files
   */
  public CheckpointFolder part(String name) {
    return new CheckpointFolder(folder, name + "-" + PIECE, this::warn, wanted, source);
  }

  /** Whether an earlier run kept something of these pieces. */
  public boolean exists() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith(prefix));
    } catch (IOException none) {
      return false;
    }
  }

  /** Returns the result of a piece that an earlier run finished; empty if there is none. */
  public Optional<byte[]> finished(int piece, String task) {
    Optional<byte[]> result = file(done(piece), 1).last(task);
    foundAny(result.isPresent());
    return result;
  }

  /** Where the work started from: from a checkpoint if there was one of any piece. */
  public Source source() {
    return source.get();
  }

  private void foundAny(boolean found) {
    source.updateAndGet(
        now -> found || now == Source.CHECKPOINT ? Source.CHECKPOINT : Source.NOTHING);
  }

  /**
   * Opens the checkpoint of a piece that is being worked on.
   *
   * @param every as in {@link CheckpointFile}
   */
  public CheckpointFile running(int piece, int every) {
    String name = prefix + piece + ".running";
    foundAny(Files.exists(folder.resolve(name)));
    return file(name, every);
  }

  /**
   * Keeps the result of a piece. After that, its states are deleted: a kill between the two loses
   * nothing.
   */
  public void finish(int piece, String task, DurableFile.Content result, CheckpointFile states) {
    CheckpointFile done = file(done(piece), 1);
    done.keep(task, () -> result);
    if (done.isWritten()) {
      states.delete();
    }
  }

  /** Deletes the folder with all parts, because the work is done and nothing will resume it. */
  public void delete() {
    if (!wanted.getAsBoolean() || Files.notExists(folder)) {
      return;
    }
    try {
      for (Path file : files()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      String name = String.valueOf(folder.getFileName());
      warn("The folder " + name + " can't be deleted: " + CheckpointFile.reason(e));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private String done(int piece) {
    return prefix + piece + ".done";
  }

  private CheckpointFile file(String name, int every) {
    return new CheckpointFile("this piece", folder.resolve(name), every, this::warn, wanted);
  }

  /** Passes a warning on. That the folder can't be written is said once, not for each piece. */
  synchronized void warn(String sentence) {
    boolean cannotWrite = sentence.startsWith(CheckpointFile.UNWRITABLE);
    if (!cannotWrite || !unwritable) {
      warnings.accept(sentence);
    }
    unwritable |= cannotWrite;
  }
}
