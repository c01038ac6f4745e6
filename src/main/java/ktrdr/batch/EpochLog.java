package ktrdr.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import ktrdr.training.EpochMetrics;
import ktrdr.training.History;
import ktrdr.training.TrainingWatch;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Keeps each epoch of a training, with what the epochs so far amount to. */
final class EpochLog implements TrainingWatch {
  private final ProgressMonitor monitor;
  private final int planned;
  private final BiConsumer<Integer, Map<String, Object>> keep;
  private final List<EpochMetrics> epochs = new ArrayList<>();

  EpochLog(ProgressMonitor monitor, int planned, BiConsumer<Integer, Map<String, Object>> keep) {
    this.monitor = monitor;
    this.planned = planned;
    this.keep = keep;
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    epochs.add(metrics);
    Map<String, Object> row = new LinkedHashMap<>(metrics.facts());
    row.putAll(new History(epochs, planned).facts());
    keep.accept(metrics.epoch(), row);
  }

  @Override
  public void resumed(List<EpochMetrics> before) {
    epochs.addAll(before);
  }

  @Override
  public void report(Progress progress) {
    monitor.report(progress);
  }

  @Override
  public boolean cancelled() {
    return monitor.cancelled();
  }
}
