package ktrdr.batch.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import ktrdr.batch.WorkMonitor;
import ktrdr.sessions.results.EpochCodec;
import ktrdr.training.EpochMetrics;
import ktrdr.training.TrainingWatch;
import ktrdr.training.fits.History;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Stores the metrics of each epoch of a training with a summary of the epochs so far, and logs some
 * of them.
 */
final class EpochLog implements TrainingWatch {
  /**
   * With more epochs than this, only the first, every tenth and the last have a line in the job
   * log.
   */
  private static final int FEW = 20;

  private static final int TENTH = 10;

  private final WorkMonitor monitor;
  private final ProgressMonitor progress;
  private final int planned;
  private final BiConsumer<Integer, Map<String, Object>> keep;
  private final List<EpochMetrics> epochs = new ArrayList<>();

  /**
   * @param progress receives the progress of the training
   */
  EpochLog(
      WorkMonitor monitor,
      ProgressMonitor progress,
      int planned,
      BiConsumer<Integer, Map<String, Object>> keep) {
    this.monitor = monitor;
    this.progress = progress;
    this.planned = planned;
    this.keep = keep;
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    epochs.add(metrics);
    keep.accept(metrics.epoch(), EpochCodec.write(new History(epochs, planned)));
    int epoch = metrics.epoch();
    if (planned <= FEW || epoch == 1 || epoch % TENTH == 0 || epoch == planned) {
      monitor.say(
          String.format(
              Locale.ROOT,
              "epoch %d/%d, validation loss %.4f, accuracy %.3f",
              epoch,
              planned,
              metrics.validation().loss(),
              metrics.validation().accuracy()));
    }
  }

  @Override
  public void resumed(List<EpochMetrics> before) {
    epochs.addAll(before);
  }

  @Override
  public void report(Progress reported) {
    progress.report(reported);
  }

  @Override
  public boolean cancelled() {
    return monitor.cancelled();
  }

  @Override
  public OnCancel onCancel(Runnable action) {
    return monitor.onCancel(action);
  }
}
