package ktrdr.work;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The actions that unblock work at the moment of a cancel, as {@link ProgressMonitor#onCancel}
 * promises: each runs at most once, at once when the cancel came before it, and never begins after
 * it is closed. Thread-safe.
 */
public final class CancelActions {
  private final Set<Action> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  /** Adds an action; runs it now when the cancel came before. */
  public ProgressMonitor.OnCancel add(Runnable action) {
    Action added = new Action(action);
    waiting.add(added);
    if (cancelled) {
      added.run();
    }
    return () -> {
      added.close();
      waiting.remove(added);
    };
  }

  /** Runs the actions that wait, and from now on each new one. */
  public void run() {
    cancelled = true;
    waiting.forEach(Action::run);
  }

  private static final class Action {
    private final AtomicReference<Runnable> action;

    Action(Runnable action) {
      this.action = new AtomicReference<>(action);
    }

    void run() {
      Optional.ofNullable(action.getAndSet(null)).ifPresent(Runnable::run);
    }

    void close() {
      action.set(null);
    }
  }
}
