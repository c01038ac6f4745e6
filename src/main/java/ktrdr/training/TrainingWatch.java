package ktrdr.training;

import java.util.List;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** What a training is given besides its task: where to report, and whether to stop. */
public interface TrainingWatch extends ProgressMonitor {

  /**
   * Called once at the end of every epoch, also of the last, on the training's own thread. Epochs
   * before a checkpoint that the training goes on from are not told again.
   */
  void epoch(EpochMetrics metrics);

  /** Called before the first epoch when the training goes on: what an earlier run was told. */
  default void resumed(List<EpochMetrics> epochs) {}

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

      @Override
      public OnCancel onCancel(Runnable action) {
        return monitor.onCancel(action);
      }
    };
  }
}
