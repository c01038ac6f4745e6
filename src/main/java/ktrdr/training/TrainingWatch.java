package ktrdr.training;

import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** What a training is given besides its task: where to report, and whether to stop. */
public interface TrainingWatch extends ProgressMonitor {

  /** Called once at the end of every epoch, also of the last, on the training's own thread. */
  void epoch(EpochMetrics metrics);

  /** A watch that passes progress and cancel on and keeps no epochs. */
  static TrainingWatch of(ProgressMonitor monitor) {
    return new TrainingWatch() {
      @Override
      public void epoch(EpochMetrics metrics) {}

      @Override
      public void report(Progress progress) {
        monitor.report(progress);
      }

      @Override
      public boolean cancelled() {
        return monitor.cancelled();
      }
    };
  }
}
