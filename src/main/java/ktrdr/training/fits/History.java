package ktrdr.training.fits;

import java.util.Comparator;
import java.util.List;
import ktrdr.training.EpochMetrics;
import ktrdr.training.LearningState;

/**
 * The epochs of a training.
 *
 * @param epochs in order, at least one
 * @param planned number of epochs without early stopping
 */
public record History(List<EpochMetrics> epochs, int planned) {
  private static final int EPOCHS_TO_TELL = 5;
  private static final double LITTLE = 0.001;

  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * The epoch whose weights are kept: the one with the lowest validation loss, the earliest if
   * several are equal.
   */
  public EpochMetrics best() {
    return epochs.stream()
        .min(Comparator.comparingDouble(e -> e.validation().loss()))
        .orElseThrow();
  }

  public EpochMetrics last() {
    return epochs.get(epochs.size() - 1);
  }

  /**
   * How much the training loss fell from the first epoch to the best, as a fraction of the first.
   */
  public double lossDecrease() {
    double first = epochs.get(0).train().loss();
    return (first - best().train().loss()) / first;
  }

  public int epochsSinceImprovement() {
    return last().epoch() - best().epoch();
  }

  /**
   * True if the validation loss has not improved for 5 epochs while the training loss fell below
   * that of the best epoch.
   */
  public boolean overfitting() {
    return epochsSinceImprovement() >= EPOCHS_TO_TELL
        && last().train().loss() < best().train().loss();
  }

  /** What the losses told when the training ended. */
  public LearningState state() {
    if (overfitting()) {
      return LearningState.OVERFITTING;
    }
    return unfinished() ? LearningState.STILL_LEARNING : LearningState.SETTLED;
  }

  /**
   * True if all planned epochs ran, and over the last 5 the training loss fell by at least 0.1 %
   * while the validation loss did not rise.
   */
  private boolean unfinished() {
    int back = Math.min(EPOCHS_TO_TELL, epochs.size() - 1);
    EpochMetrics before = epochs.get(epochs.size() - 1 - back);
    return epochs.size() == planned
        && last().train().loss() < before.train().loss() * (1 - LITTLE)
        && last().validation().loss() <= before.validation().loss();
  }

  /**
   * True if the last 5 epochs lowered the best validation loss by less than 0.1 %, or not at all.
   */
  public boolean plateaued() {
    if (epochs.size() <= EPOCHS_TO_TELL) {
      return false;
    }
    List<EpochMetrics> earlier = epochs.subList(0, epochs.size() - EPOCHS_TO_TELL);
    double before = new History(earlier, planned).best().validation().loss();
    return best().validation().loss() > before * (1 - LITTLE);
  }
}
