package ktrdr.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets a request wait until something came true that a transaction of this server commits. */
@ApplicationScoped
public class Changes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition committed = lock.newCondition();
  private long commits;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TreeChanged change) {
    lock.lock();
    try {
      commits++;
      committed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until {@code fact} holds; it is asked first, and again after each commit.
   *
   * @return whether it holds; false when {@code atMost} went by, or the thread was interrupted
   */
  public boolean await(BooleanSupplier fact, Duration atMost) {
    long left = atMost.toNanos();
    while (true) {
      long seen = count();
      if (fact.getAsBoolean()) {
        return true;
      }
      lock.lock();
      try {
        while (commits == seen) {
          if (left <= 0) {
            return false;
          }
          left = committed.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        lock.unlock();
      }
    }
  }

  private long count() {
    lock.lock();
    try {
      return commits;
    } finally {
      lock.unlock();
    }
  }
}
