package ktrdr.work;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The processors that nobody else wants, for one piece of work. The thread of the work has a seat
 * of its own; it alone calls {@link #take} and {@link #rest}.
 */
public interface IdleProcessors {

  /** Takes a seat at a processor that nobody wants; empty when there is none. Does not block. */
  Optional<Seat> take();

  /**
   * Says that the thread of the work only waits for its other threads from now on: one that had to
   * leave its seat may use the seat of the work.
   *
   * @return to be closed when the thread computes again
   */
  Rest rest();

  /** The seat of one more thread, which it has until other work wants it. */
  interface Seat {
    /**
     * Runs a task on a thread of its own. Called once at most.
     *
     * @throws RejectedExecutionException if no more threads are started, because of a shutdown
     */
    void start(Runnable task);

    /** Leaves the seat to other work that wants it and waits for the next one. Ended: returns. */
    void safePoint();

    /** Whether other work waits for this seat. */
    boolean wanted();

    /** Gives up the seat for good. Any thread may call it, more than once. */
    void end();
  }

  /** The time in which the thread of the work waits for its other threads. */
  interface Rest extends AutoCloseable {
    @Override
    void close();
  }

  /** Returns no processors: the thread of the work does everything. */
  static IdleProcessors none() {
    return new FixedProcessors(task -> {}, 0);
  }

  /** Returns a number of processors that nobody else uses, for work outside a server. */
  static IdleProcessors of(Executor threads, int count) {
    return new FixedProcessors(threads, count);
  }
}
