package ktrdr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import ktrdr.work.Progress;

/** Says "cancelled" once so many minibatches or epochs are done; keeps what it is told. */
public final class LeavingWatch implements TrainingWatch {
  static final int BATCHES_AN_EPOCH = 33;

  final List<Progress> reports = new ArrayList<>();
  final List<EpochMetrics> epochs = new ArrayList<>();
  final List<EpochMetrics> earlier = new ArrayList<>();
  private final BooleanSupplier leaves;

  private LeavingWatch(Predicate<LeavingWatch> leaves) {
    this.leaves = () -> leaves.test(this);
  }

  public static LeavingWatch never() {
    return new LeavingWatch(watch -> false);
  }

  /** Leaves in the middle of this epoch of a training of {@link Trainings#BARS}. */
  public static LeavingWatch in(int epoch) {
    return afterBatches((epoch - 1L) * BATCHES_AN_EPOCH + BATCHES_AN_EPOCH / 2);
  }

  static LeavingWatch afterBatches(long batches) {
    return new LeavingWatch(watch -> watch.batches() >= batches);
  }

  /** Leaves at the first check after it was told of this many epochs. */
  static LeavingWatch onceTold(int epochs) {
    return new LeavingWatch(watch -> watch.epochs.size() >= epochs);
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    epochs.add(metrics);
  }

  @Override
  public void resumed(List<EpochMetrics> before) {
    earlier.addAll(before);
  }

  @Override
  public void report(Progress progress) {
    reports.add(progress);
  }

  @Override
  public boolean cancelled() {
    return leaves.getAsBoolean();
  }

  private long batches() {
    Progress last = reports.isEmpty() ? Progress.NONE : reports.get(reports.size() - 1);
    return last.label().startsWith("epoch") ? last.itemsProcessed() : -1;
  }
}
