package ktrdr.operations.workers;

import java.util.concurrent.atomic.AtomicLong;

/** The safe points of one thread of a worker. Only that thread calls {@link #pass}. */
final class SafePoints {
  private final ComputeScheduler.Turn turn;
  private final AtomicLong longest;
  private volatile long last = System.nanoTime();

  /**
   * Begins with a safe point now.
   *
   * @param longest raised to the longest time between two safe points, in nanoseconds
   */
  SafePoints(ComputeScheduler.Turn turn, AtomicLong longest) {
    this.turn = turn;
    this.longest = longest;
  }

  /** Marks a safe point; blocks while it is the turn of others. */
  void pass() {
    reached();
    turn.pass();
    last = System.nanoTime();
  }

  /** Begins to wait for the other threads of the worker. */
  void rest() {
    reached();
    turn.rest();
  }

  /** Ends the wait for the other threads. */
  void goOn() {
    last = System.nanoTime();
    turn.goOn();
  }

  private void reached() {
    longest.accumulateAndGet(System.nanoTime() - last, Math::max);
  }

  /** Nanoseconds since the last safe point; 0 while the thread waits at one. */
  long silence() {
    return turn.waits() ? 0 : System.nanoTime() - last;
  }
}
