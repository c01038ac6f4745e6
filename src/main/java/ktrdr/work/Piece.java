package ktrdr.work;

import java.io.IOException;
import java.util.Optional;

/**
 * A part of some work that depends on no other part, for a {@link Crew}.
 *
 * @param name for people: {@code "network 2"}
 * @param weight how much work it is, compared with the other pieces; above 0
 * @param result what an earlier run made of it, so that there is nothing to do; or empty
 * @param work what it does
 */
public record Piece<T>(String name, double weight, Optional<T> result, Work<T> work) {

  public Piece {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight " + weight);
    }
  }

  /** Creates a piece that nobody has done yet. */
  public Piece(String name, double weight, Work<T> work) {
    this(name, weight, Optional.empty(), work);
  }

  /** What a piece does. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work, on whichever thread. Its result depends only on what the piece was made of:
     * its random numbers have a seed of their own, and it shares nothing that changes with others.
     *
     * @param monitor of this piece; 0 to 1 is the whole piece
     */
    T run(ProgressMonitor monitor) throws IOException;
  }
}
