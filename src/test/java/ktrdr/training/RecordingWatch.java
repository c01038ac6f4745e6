package ktrdr.training;

import java.util.ArrayList;
import java.util.List;
import ktrdr.work.Progress;

/** Keeps what it is told, and says "cancelled" from a given check on. */
public final class RecordingWatch implements TrainingWatch {
  public final List<Progress> reports = new ArrayList<>();
  public final List<EpochMetrics> epochs = new ArrayList<>();
  private final long checksBeforeCancel;
  private long checks;

  public RecordingWatch() {
    this(Long.MAX_VALUE);
  }

  public RecordingWatch(long checksBeforeCancel) {
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

  public long checks() {
    return checks;
  }
}
