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
