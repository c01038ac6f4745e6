package ktrdr.sessions.jobs;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs work that always covers everything, so one run serves every caller that asked before it
 * began. However many ask at once, one run is active and at most one waits.
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
   * @return true if the caller must see to it that {@link #run} is called; false if a run is
   *     already due
   */
  boolean ask() {
    return asked.compareAndSet(false, true);
  }

  /** Does the work, after any run in progress. */
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
