package ktrdr.operations.workers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets at most one worker per processor compute at a time, in turns of 50 ms. The others wait at a
 * safe point, where a stop reaches them at once. If all computed at once, each would reach its next
 * safe point later in proportion to the number of workers, and stops would take just as long.
 *
 * <p>A worker may have more threads on seats that nobody waits for. They leave them at their next
 * safe point when another worker waits, and go on when there is a seat to spare.
 */
final class ComputeScheduler {
  private static final long WHILE = TimeUnit.MILLISECONDS.toNanos(50);

  /** A worker that holds its turn for this long is blocked elsewhere, so it loses its seat. */
  private static final long TOO_LONG = TimeUnit.SECONDS.toNanos(1);

  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

  private final int seats;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Turn> seated = new ArrayList<>();
  private final Deque<Turn> queue = new ArrayDeque<>();

  /** Further threads of workers, which wait for a seat that nobody in the queue needs. */
  private final Deque<Turn> spare = new ArrayDeque<>();

  private volatile boolean wanted;

  ComputeScheduler(int seats) {
    this(seats, System::nanoTime);
  }

  /**
   * Creates a scheduler without workers.
   *
   * @param seats at most so many threads compute at once
   * @param nanos the time, as {@link System#nanoTime}
   */
  ComputeScheduler(int seats, LongSupplier nanos) {
    this.seats = seats;
    this.nanos = nanos;
  }

  Turn turn() {
    return new Turn(null);
  }

  /** Seats those who wait, those of the queue first. Call it under the lock. */
  private void call() {
    if (!queue.isEmpty() || !spare.isEmpty()) {
      takeFromBlocked(null);
    }
    while (seated.size() < seats && !(queue.isEmpty() && spare.isEmpty())) {
      Turn next = queue.isEmpty() ? spare.removeFirst() : queue.removeFirst();
      seat(next);
      next.called.signal();
    }
    wanted = !queue.isEmpty();
  }

  private void takeFromBlocked(Turn except) {
    long now = nanos.getAsLong();
    if (seated.size() >= seats) {
      seated.removeIf(turn -> turn != except && now - turn.since > TOO_LONG);
    }
  }

  private void seat(Turn turn) {
    turn.since = nanos.getAsLong();
    seated.add(turn);
  }

  private void remove(Turn turn) {
    seated.remove(turn);
    queue.remove(turn);
    spare.remove(turn);
  }

  /** The turns of one thread of a worker. */
  final class Turn {
    private final Condition called = lock.newCondition();

    /** The turn of the worker's first thread; null if this is the one. */
    private final Turn first;

    private volatile long since = nanos.getAsLong() - WHILE;
    private volatile boolean over;
    private volatile boolean rests;

    /** While this one rests, the turn of the thread that uses its place in the queue. */
    private volatile Turn substitute;

    private Turn(Turn first) {
      this.first = first;
    }

    /**
     * Returns a turn for one more thread of this worker, with a seat that nobody waits for; empty
     * when there is none.
     */
    Optional<Turn> further() {
      lock.lock();
      try {
        call();
        takeFromBlocked(this);
        int own = seated.contains(this) ? 0 : 1;
        if (over || seated.size() + own >= seats) {
          return Optional.empty();
        }
        Turn further = new Turn(this);
        seat(further);
        return Optional.of(further);
      } finally {
        lock.unlock();
      }
    }

    /**
     * Lets others compute if this thread's turn is over. The working thread calls it at a safe
     * point.
     */
    void pass() {
      if (over || !isWanted() && nanos.getAsLong() - since < WHILE) {
        return;
      }
      lock.lock();
      try {
        remove(this);
        line().addLast(this);
        call();
        while (waitsUnderLock() && !over) {
          called.awaitNanos(LOOK_AGAIN);
          call();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        queue.remove(this);
        spare.remove(this);
        wanted = !queue.isEmpty();
        lock.unlock();
      }
    }

    /** True if this seat is only lent, and a worker waits for it. */
    boolean isWanted() {
      return wanted && first != null && first.substitute != this;
    }

    private Deque<Turn> line() {
      if (first != null && first.rests && first.substitute == null) {
        first.substitute = this;
      }
      return first == null || first.substitute == this ? queue : spare;
    }

    /**
     * Says that the worker's first thread waits for the others: it gives up its seat, and one of
     * the others after the other uses its place in the queue.
     */
    void rest() {
      lock.lock();
      try {
        rests = true;
        remove(this);
        substituteByNext();
        call();
      } finally {
        lock.unlock();
      }
    }

    private void substituteByNext() {
      spare.stream()
          .filter(turn -> turn.first == this)
          .findFirst()
          .ifPresent(
              turn -> {
                substitute = turn;
                spare.remove(turn);
                queue.addLast(turn);
              });
    }

    /** Says that the worker's first thread computes again, and queues at its next safe point. */
    void goOn() {
      lock.lock();
      try {
        rests = false;
        substitute = null;
        since = nanos.getAsLong() - WHILE;
      } finally {
        lock.unlock();
      }
    }

    /** Gives up the seat or the place in the queue: the thread needs no more turns. */
    void end() {
      over = true;
      lock.lock();
      try {
        remove(this);
        if (first != null && first.substitute == this) {
          first.substitute = null;
          first.substituteByNext();
        }
        called.signal();
        call();
      } finally {
        lock.unlock();
      }
    }

    /** True while the thread waits for a seat, or for the other threads of its worker. */
    boolean waits() {
      lock.lock();
      try {
        return rests || waitsUnderLock();
      } finally {
        lock.unlock();
      }
    }

    private boolean waitsUnderLock() {
      return queue.contains(this) || spare.contains(this);
    }
  }
}
