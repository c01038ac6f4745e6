package ktrdr.agent.design;

import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Converts the progress of one candidate to progress of the search, whose items are candidates. */
record CandidateProgress(ProgressMonitor whole, int done, int total) implements ProgressMonitor {

  @Override
  public void report(Progress progress) {
    whole.report(
        new Progress(
            Math.min(1, (done + progress.fraction()) / total),
            "candidate " + (done + 1) + "/" + total,
            done,
            total,
            progress.context()));
  }

  @Override
  public boolean cancelled() {
    return whole.cancelled();
  }

  @Override
  public OnCancel onCancel(Runnable action) {
    return whole.onCancel(action);
  }
}
