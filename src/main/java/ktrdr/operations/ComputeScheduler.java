package ktrdr.operations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets no more workers compute at once than there are processors, each for a while. The others wait
 * at a safe point, where a stop finds them at once; if all computed, each would take as many times
 * longer to its next safe point as there are workers, and so would whoever asks it to stop.
 */
final class ComputeScheduler {
  private static final long WHILE = TimeUnit.MILLISECONDS.toNanos(50);

  /** Who holds a turn for so long waits for something else, and is not waited for. */
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

  /** Under the lock: seats those whose turn has come. */
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

    /** At a safe point, by the thread that works: lets others compute, if it was long enough. */
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

    /** It needs no turn any more, and does not wait for one. */
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

    /** True while others compute and it does not. */
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
