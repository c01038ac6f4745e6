package ktrdr.agent.leaks;

import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Passes on cancellation but hides the progress of the parts. */
record Quiet(ProgressMonitor whole) implements ProgressMonitor {
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
}
