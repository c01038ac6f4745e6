package ktrdr.training;

import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Turns minibatches into progress: {@code "epoch 12/50"}, with the last known scores. */
public final class EpochProgress {
  private final ProgressMonitor monitor;
  private final int epochs;
  private final int batches;
  private Progress scores = Progress.NONE;

  public EpochProgress(ProgressMonitor monitor, int epochs, int batches) {
    this.monitor = monitor;
    this.epochs = epochs;
    this.batches = batches;
  }

  public void batchDone(int epoch, int done) {
    report(epoch, done);
  }

  public void epochDone(EpochMetrics metrics) {
    scores =
        Progress.NONE
            .with("train_loss", metrics.train().loss())
            .with("train_accuracy", metrics.train().accuracy())
            .with("val_loss", metrics.validation().loss())
            .with("val_accuracy", metrics.validation().accuracy());
    report(metrics.epoch(), batches);
  }

  private void report(int epoch, int done) {
    long total = (long) epochs * batches;
    long counted = (epoch - 1L) * batches + done;
    String label = "epoch " + epoch + "/" + epochs;
    monitor.report(new Progress((double) counted / total, label, counted, total, scores.context()));
  }
}
