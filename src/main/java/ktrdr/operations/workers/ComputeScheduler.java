package ktrdr.operations.workers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets at most one worker per processor compute at a time, in turns of 50 ms. The others wait at a
 * safe point, where a stop reaches them at once. If all computed at once, each would reach its next
 * safe point later in proportion to the number of workers, and stops would take just as long.
 */
final class ComputeScheduler {
  private static final long WHILE = TimeUnit.MILLISECONDS.toNanos(50);

  /** A worker that holds its turn for this long is blocked elsewhere, so it loses its seat. */
  private static final long TOO_LONG = TimeUnit.SECONDS.toNanos(1);

  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

  private final int seats;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Turn> seated = new ArrayList<>();
  private final Deque<Turn> queue = new ArrayDeque<>();

  ComputeScheduler(int seats) {
    this.seats = seats;
  }

  Turn turn() {
    return new Turn();
  }

  /** Seats the next workers of the queue. Call it under the lock. */
  private void call() {
    long now = System.nanoTime();
    if (!queue.isEmpty() && seated.size() >= seats) {
      seated.removeIf(turn -> now - turn.since > TOO_LONG);
    }
    while (!queue.isEmpty() && seated.size() < seats) {
      Turn next = queue.removeFirst();
      next.since = now;
      seated.add(next);
      next.called.signal();
    }
  }

  /** The turns of one worker. */
  final class Turn {
    private final Condition called = lock.newCondition();
    private volatile long since = System.nanoTime() - WHILE;
    private volatile boolean over;

    /**
     * Lets others compute if this worker's turn is over. The working thread calls it at a safe
     * point.
     */
    void pass() {
      if (over || System.nanoTime() - since < WHILE) {
        return;
      }
      lock.lock();
      try {
        seated.remove(this);
        queue.addLast(this);
        call();
        while (queue.contains(this) && !over) {
          called.awaitNanos(LOOK_AGAIN);
          call();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        queue.remove(this);
        lock.unlock();
      }
    }

    /** Gives up the seat or the place in the queue: the worker needs no more turns. */
    void end() {
      over = true;
      lock.lock();
      try {
        seated.remove(this);
        queue.remove(this);
        called.signal();
        call();
      } finally {
        lock.unlock();
      }
    }

    /** True while the worker waits in the queue. */
    boolean waits() {
      lock.lock();
      try {
        return queue.contains(this);
      } finally {
        lock.unlock();
      }
    }
  }
}
