package ktrdr.agent.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Work that a test cancels. */
final class CancelSwitch implements ProgressMonitor {
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();
  private final Semaphore registered = new Semaphore(0);
  private volatile boolean cancelled;

  void cancel() {
    cancelled = true;
    actions.forEach(Runnable::run);
  }

  /** Waits until something more can be ended by a cancel. */
  void awaitAction() {
    registered.acquireUninterruptibly();
  }

  @Override
  public void report(Progress progress) {}

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public OnCancel onCancel(Runnable action) {
    AtomicBoolean over = new AtomicBoolean();
    Runnable once =
        () -> {
          if (!over.getAndSet(true)) {
            action.run();
          }
        };
    actions.add(once);
    if (cancelled) {
      once.run();
    }
    registered.release();
    return () -> over.set(true);
  }
}
