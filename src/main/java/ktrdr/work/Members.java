package ktrdr.work;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The threads that work beside the calling thread in one run of a {@link Crew}. */
final class Members {
  private final IdleProcessors processors;
  private final Consumer<IdleProcessors.Seat> work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private final Set<Member> members = new LinkedHashSet<>();
  private boolean closed;

  /**
   * Creates an empty set of threads.
   *
   * @param work what each of them does
   */
  Members(IdleProcessors processors, Consumer<IdleProcessors.Seat> work) {
    this.processors = processors;
    this.work = work;
  }

  /** Starts threads while a processor is idle and fewer than this number are about to begin. */
  void call(int most) {
    boolean called = true;
    while (called && coming() < most) {
      called = processors.take().filter(seat -> new Member(seat).start()).isPresent();
    }
  }

  private int coming() {
    lock.lock();
    try {
      return (int) members.stream().filter(member -> !member.begun).count();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all seats, so that nobody waits for one. */
  void endSeats() {
    lock.lock();
    List<Member> all;
    try {
      all = List.copyOf(members);
    } finally {
      lock.unlock();
    }
    all.forEach(member -> member.seat.end());
  }

  /** Lets nobody begin any more. One that still waits for a thread will find nothing to do. */
  void close() {
    lock.lock();
    List<Member> absent;
    try {
      closed = true;
      absent = members.stream().filter(member -> !member.begun).toList();
      absent.forEach(members::remove);
    } finally {
      lock.unlock();
    }
    absent.forEach(member -> member.seat.end());
  }

  /**
   * Waits until all have left. Call it after {@link #close}. An interrupt doesn't end the wait, but
   * is kept.
   *
   * @param meanwhile called every {@code millis} milliseconds, and when one has left
   */
  void awaitAll(long millis, Runnable meanwhile) {
    if (haveLeft()) {
      return;
    }
    boolean interrupted = false;
    IdleProcessors.Rest rest = processors.rest();
    while (!haveLeft()) {
      interrupted |= awaitChange(millis);
      meanwhile.run();
    }
    rest.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean haveLeft() {
    lock.lock();
    try {
      return members.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the wait was interrupted. */
  private boolean awaitChange(long millis) {
    lock.lock();
    try {
      long nanos = members.isEmpty() ? 0 : TimeUnit.MILLISECONDS.toNanos(millis);
      left.awaitNanos(nanos);
      return false;
    } catch (InterruptedException e) {
      return true;
    } finally {
      lock.unlock();
    }
  }

  private final class Member implements Runnable {
    private final IdleProcessors.Seat seat;
    private boolean begun;

    Member(IdleProcessors.Seat seat) {
      this.seat = seat;
    }

    /** Returns false if no thread can be started. */
    boolean start() {
      enter();
      boolean started = false;
      try {
        seat.start(this);
        started = true;
      } catch (RejectedExecutionException shutdown) {
        // The calling thread does without.
      } finally {
        if (!started) {
          leave();
        }
      }
      return started;
    }

    @Override
    public void run() {
      try {
        if (begin()) {
          work.accept(seat);
        }
      } finally {
        leave();
      }
    }

    private void enter() {
      lock.lock();
      try {
        members.add(this);
      } finally {
        lock.unlock();
      }
    }

    private boolean begin() {
      lock.lock();
      try {
        begun = !closed;
        return begun;
      } finally {
        lock.unlock();
      }
    }

    // The last thing that the thread does, because the calling thread may return now.
    private void leave() {
      seat.end();
      lock.lock();
      try {
        members.remove(this);
        left.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
