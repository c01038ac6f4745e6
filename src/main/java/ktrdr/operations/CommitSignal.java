package ktrdr.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets a request wait until something came true of a tree: it is looked at after each commit of
 * this server there, and now and then because another server may have committed it.
 */
@ApplicationScoped
public class CommitSignal {
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Waiting> waiting = new HashSet<>();

  /** One request, and whether its tree changed since it last looked. */
  private final class Waiting {
    private final OperationId root;
    private final Condition told = lock.newCondition();
    private boolean changed;

    Waiting(OperationId root) {
      this.root = root;
    }

    /** Under the lock. */
    void tell() {
      changed = true;
      told.signal();
    }
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TreeChanged change) {
    lock.lock();
    try {
      waiting.stream().filter(w -> w.root.equals(change.root())).forEach(Waiting::tell);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until {@code fact} holds; it is asked first, and again after each commit in this tree or
   * tenth of a second.
   *
   * @return whether it holds; false when {@code atMost} went by, or the thread was interrupted
   */
  public boolean await(OperationId root, BooleanSupplier fact, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    Waiting request = new Waiting(root);
    locked(() -> waiting.add(request));
    try {
      while (!fact.getAsBoolean()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        untilTold(request, Math.min(left, LOOK_AGAIN_NANOS));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      locked(() -> waiting.remove(request));
    }
  }

  /** Returns when its tree changed, or after a while. */
  private void untilTold(Waiting request, long atMostNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = atMostNanos;
      while (!request.changed && left > 0) {
        left = request.told.awaitNanos(left);
      }
      request.changed = false;
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
