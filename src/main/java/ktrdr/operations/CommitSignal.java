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
 * Lets a request wait until a condition on a tree holds. The condition is checked after each commit
 * of this server to the tree, and periodically because another server may commit too.
 */
@ApplicationScoped
public class CommitSignal {
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Waiting> waiting = new HashSet<>();

  /** A waiting request, and whether its tree changed since its last check. */
  private final class Waiting {
    private final OperationId root;
    private final Condition told = lock.newCondition();
    private boolean changed;

    Waiting(OperationId root) {
      this.root = root;
    }

    /** Call it under the lock. */
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
   * Waits until {@code fact} holds. Checks it at once, after each commit to this tree, and every
   * 100 ms.
   *
   * @param root the root of the tree
   * @param atMost how long to wait
   * @return whether it holds; false when the time is over or the thread was interrupted
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

  /** Returns when the tree of the request changed, or after {@code atMostNanos}. */
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
