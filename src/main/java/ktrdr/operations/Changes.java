package ktrdr.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets a request wait until something came true: it is looked at after each commit of this server,
 * and now and then because another server may have committed it.
 */
@ApplicationScoped
public class Changes {
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

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
   * Waits until {@code fact} holds; it is asked first, and again after each commit or tenth of a
   * second.
   *
   * @return whether it holds; false when {@code atMost} went by, or the thread was interrupted
   */
  public boolean await(BooleanSupplier fact, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      long seen = count();
      if (fact.getAsBoolean()) {
        return true;
      }
      long left = end - System.nanoTime();
      if (left <= 0 || !awaitCommit(seen, Math.min(left, LOOK_AGAIN_NANOS))) {
        return false;
      }
    }
  }

  /** Returns at the next commit or after a while; false when the thread was interrupted. */
  private boolean awaitCommit(long seen, long atMostNanos) {
    lock.lock();
    try {
      long left = atMostNanos;
      while (commits == seen && left > 0) {
        left = committed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
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
