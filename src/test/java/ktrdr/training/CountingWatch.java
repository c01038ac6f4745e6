package ktrdr.training;

import ktrdr.work.Progress;

/** Says "cancelled" once it has got a number of reports. */
final class CountingWatch implements TrainingWatch {
  private final int most;
  private int reports;

  CountingWatch(int most) {
    this.most = most;
  }

  @Override
  public void epoch(EpochMetrics metrics) {}

  @Override
  public void report(Progress progress) {
    reports++;
  }

  @Override
  public boolean cancelled() {
    return reports >= most;
  }
}
