package ktrdr.training;

import java.util.List;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Tells a training where to report progress and epochs, and whether to stop. */
public interface TrainingWatch extends ProgressMonitor {

  /**
   * Called once at the end of every epoch, including the last, on the training's own thread. A
   * resumed training does not report the epochs before its checkpoint again.
   */
  void epoch(EpochMetrics metrics);

  /**
   * Called before the first epoch of a resumed training, with the epochs that an earlier run
   * reported.
   */
  default void resumed(List<EpochMetrics> epochs) {}

  /** Returns a watch that passes on progress and cancellation and ignores epochs. */
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

      @Override
      public OnCancel onCancel(Runnable action) {
        return monitor.onCancel(action);
      }
    };
  }
}
