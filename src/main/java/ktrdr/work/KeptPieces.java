package ktrdr.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs pieces of work and keeps the result of each, so that a later run does only the others.
 *
 * @param crew does the pieces
 * @param checkpoints keeps their results, and the states of those that are being worked on
 */
public record KeptPieces(Crew crew, CheckpointFolder checkpoints) {

  /** How a result is kept. What is read equals what was written, bit for bit. */
  public interface Form<T> {
    /** Returns the content of the file. */
    DurableFile.Content write(T result);

    /**
     * Reads the content of a file.
     *
     * @throws IOException if it has another form
     */
    T read(byte[] bytes) throws IOException;
  }

  /** What a piece does. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work as {@link Piece.Work} does, and resumes from its states.
     *
     * @param states of this piece; the caller deletes them when it is done
     */
    T run(Checkpoints states, ProgressMonitor monitor) throws IOException;
  }

  /**
   * A piece whose result is kept. Its place in the list is its file's name.
   *
   * @param name as in {@link Piece}
   * @param weight as in {@link Piece}
   * @param task as in {@link Checkpoints}: differs whenever the result would
   * @param work what it does
   */
  public record Kept<T>(String name, double weight, String task, Work<T> work) {}

  /**
   * Returns the results of all pieces, in their order: those that are kept, and those that are
   * computed now. All that is kept is read first, so that the first progress counts it.
   *
   * @param every write every n-th state of each piece, as in {@link CheckpointFile}
   * @throws IOException as {@link Crew#run}
   */
  public <T> List<T> run(List<Kept<T>> pieces, Form<T> form, int every, ProgressMonitor monitor)
      throws IOException {
    List<Piece<T>> all = new ArrayList<>();
    for (Kept<T> piece : pieces) {
      monitor.stopIfCancelled();
      all.add(piece(all.size(), piece, form, every));
    }
    return crew.run(all, monitor);
  }

  private <T> Piece<T> piece(int index, Kept<T> piece, Form<T> form, int every) {
    return new Piece<>(
        piece.name(),
        piece.weight(),
        result(index, piece, form),
        monitor -> {
          try (CheckpointFile states = checkpoints.running(index, every)) {
            T result = piece.work().run(states, monitor);
            checkpoints.finish(index, piece.task(), form.write(result), states);
            return result;
          }
        });
  }

  private <T> Optional<T> result(int index, Kept<T> piece, Form<T> form) {
    Optional<byte[]> bytes = checkpoints.finished(index, piece.task());
    try {
      return bytes.isEmpty() ? Optional.empty() : Optional.of(form.read(bytes.get()));
    } catch (IOException e) {
      String reason = CheckpointFile.reason(e);
      checkpoints.warn("The result of " + piece.name() + " can't be read (" + reason + ")");
      return Optional.empty();
    }
  }
}
