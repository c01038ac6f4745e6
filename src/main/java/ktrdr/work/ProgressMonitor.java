package ktrdr.work;

/**
 * Tells long work where to report progress and whether to stop.
 *
 * <p>Both calls are cheap enough for every minibatch. Work calls {@link #stopIfCancelled()} at each
 * safe point, and safe points are at most some tens of milliseconds apart.
 */
public interface ProgressMonitor {

  /** Reports progress. Call it from the working thread only. */
  void report(Progress progress);

  /** True once somebody has asked the work to stop; never turns false again. */
  boolean cancelled();

  /**
   * Throws if somebody has asked the work to stop.
   *
   * @throws WorkCancelled if cancelled
   */
  default void stopIfCancelled() {
    if (cancelled()) {
      throw new WorkCancelled();
    }
  }

  /**
   * Runs an action once, at the moment of a cancel, so that a call that blocks (a request over the
   * network) ends at once and nothing polls. It runs on the thread of whoever cancels, so it must
   * be quick and must not throw; when the work is cancelled already, it runs now.
   *
   * <p>A monitor that another thread can cancel must override this: the default only notices a
   * cancel that came before the call.
   *
   * @return to be closed when the call is over: the action does not begin after that
   */
  default OnCancel onCancel(Runnable action) {
    if (cancelled()) {
      action.run();
    }
    return () -> {};
  }

  /** An action that waits for a cancel. */
  interface OnCancel extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Returns a monitor for one part of this work. The part's 0 to 1 becomes {@code from} to {@code
   * to}.
   */
  default ProgressMonitor part(double from, double to) {
    ProgressMonitor whole = this;
    return new ProgressMonitor() {
      @Override
      public void report(Progress progress) {
        whole.report(progress.within(from, to));
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }

      @Override
      public OnCancel onCancel(Runnable action) {
        return whole.onCancel(action);
      }
    };
  }

  /** Returns a monitor of this work that passes on cancellation and hides progress. */
  default ProgressMonitor quiet() {
    ProgressMonitor whole = this;
    return new ProgressMonitor() {
      @Override
      public void report(Progress progress) {}

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }

      @Override
      public OnCancel onCancel(Runnable action) {
        return whole.onCancel(action);
      }
    };
  }

  /** Returns a monitor that ignores reports and is never cancelled. */
  static ProgressMonitor unwatched() {
    return new ProgressMonitor() {
      @Override
      public void report(Progress progress) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
