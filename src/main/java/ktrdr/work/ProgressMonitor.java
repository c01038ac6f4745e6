package ktrdr.work;

/**
 * What long work is given: where to report, and whether to stop.
 *
 * <p>Both calls are cheap enough for every minibatch. Work calls {@link #stopIfCancelled()} at each
 * safe point; a safe point is never more than some tens of milliseconds after the last.
 */
public interface ProgressMonitor {

  /** Says how far the work is. May be called from the working thread only. */
  void report(Progress progress);

  /** True from the moment that somebody asked the work to stop. Never turns false again. */
  boolean cancelled();

  /**
   * Leaves the work if somebody asked it to stop.
   *
   * @throws WorkCancelled when cancelled
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
   * <p>A monitor that another thread can cancel must override this: as it stands, it knows cancels
   * that came before only.
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
   * A monitor for one part of this work, whose 0 to 1 is this work's {@code from} to {@code to}.
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

  /** A monitor that nobody watches and nobody cancels. */
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
