package ktrdr.training;

import java.util.ArrayList;
import java.util.List;
import ktrdr.work.Progress;

/** Keeps what it is told, and says "cancelled" from a given check on. */
final class RecordingWatch implements TrainingWatch {
  final List<Progress> reports = new ArrayList<>();
  final List<EpochMetrics> epochs = new ArrayList<>();
  private final long checksBeforeCancel;
  private long checks;

  RecordingWatch() {
    this(Long.MAX_VALUE);
  }

  RecordingWatch(long checksBeforeCancel) {
    this.checksBeforeCancel = checksBeforeCancel;
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    epochs.add(metrics);
  }

  @Override
  public void report(Progress progress) {
    reports.add(progress);
  }

  @Override
  public boolean cancelled() {
    return ++checks > checksBeforeCancel;
  }

  long checks() {
    return checks;
  }
}
