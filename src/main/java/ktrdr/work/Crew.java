package ktrdr.work;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs independent pieces of some work: the calling thread does them one after the other, and other
 * threads do some of them on processors that nobody else wants. Results are those of a plain loop
 * over the pieces, whatever the number of processors. One crew belongs to one piece of work.
 */
public final class Crew {
  private final IdleProcessors processors;
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Creates a crew that uses these processors beside that of the calling thread. */
  public Crew(IdleProcessors processors) {
    this.processors = processors;
  }

  /** Returns a crew of the calling thread alone. */
  public static Crew alone() {
    return new Crew(IdleProcessors.none());
  }

  /**
   * Runs all pieces and returns their results, in the order of the pieces.
   *
   * <p>A cancel, or the first piece that throws, stops all others at their next safe point; pieces
   * not begun don't begin. So a failure that belongs to the result must not be thrown: the piece
   * returns it. When this method returns or throws, no other thread works on a piece any more.
   *
   * <p>The calling thread does the first of the pieces that are not done yet.
   *
   * <p>A piece that calls this method runs its own pieces on its own thread.
   *
   * @param monitor of all pieces together; only the calling thread reports to it and asks it
   *     whether to stop. The fraction is the weighted sum of the pieces' fractions and never falls;
   *     items are pieces
   * @throws WorkCancelled if cancelled, even when that was too late to stop any piece
   * @throws IOException as the first piece that failed
   */
  public <T> List<T> run(List<Piece<T>> pieces, ProgressMonitor monitor) throws IOException {
    if (busy.getAndSet(true)) {
      return new Shift<>(pieces, monitor, IdleProcessors.none()).run();
    }
    try {
      return new Shift<>(pieces, monitor, processors).run();
    } finally {
      busy.set(false);
    }
  }
}
