package ktrdr.sessions.jobs;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that looks at everything there is: one run does for all who asked before it began. However
 * many ask at once, one runs and at most one waits.
 */
final class SingleFlight {
  private final Runnable work;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ReentrantLock turn = new ReentrantLock();

  SingleFlight(Runnable work) {
    this.work = work;
  }

  /**
   * Asks for a run that begins after this call.
   *
   * @return true when the caller has to see to it that {@link #run} is called; else one is on its
   *     way
   */
  boolean ask() {
    return asked.compareAndSet(false, true);
  }

  /** Does the work, after the run before. */
  void run() {
    turn.lock();
    try {
      asked.set(false);
      work.run();
    } finally {
      turn.unlock();
    }
  }
}
