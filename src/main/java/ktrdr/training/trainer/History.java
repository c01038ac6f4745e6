package ktrdr.training.trainer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.training.EpochMetrics;

/**
 * The epochs of a training.
 *
 * @param epochs in order, at least one
 * @param planned how many there would have been without early stopping
 */
public record History(List<EpochMetrics> epochs, int planned) {
  private static final int EPOCHS_TO_TELL = 5;
  private static final double LITTLE = 0.001;

  public History {
    epochs = List.copyOf(epochs);
  }

  /** The epoch with the lowest validation loss, the earliest of equals: its weights are kept. */
  public EpochMetrics best() {
    return epochs.stream()
        .min(Comparator.comparingDouble(e -> e.validation().loss()))
        .orElseThrow();
  }

  public EpochMetrics last() {
    return epochs.get(epochs.size() - 1);
  }

  /** By how much the training loss fell from the first epoch to the best, as a fraction of it. */
  public double lossDecrease() {
    double first = epochs.get(0).train().loss();
    return (first - best().train().loss()) / first;
  }

  public int epochsSinceImprovement() {
    return last().epoch() - best().epoch();
  }

  /** No better for 5 epochs on validation rows, while the training loss fell below the best's. */
  public boolean overfitting() {
    return epochsSinceImprovement() >= EPOCHS_TO_TELL
        && last().train().loss() < best().train().loss();
  }

  /** The last 5 epochs lowered the best validation loss by less than 0.1 %, or not at all. */
  public boolean plateaued() {
    if (epochs.size() <= EPOCHS_TO_TELL) {
      return false;
    }
    List<EpochMetrics> earlier = epochs.subList(0, epochs.size() - EPOCHS_TO_TELL);
    double before = new History(earlier, planned).best().validation().loss();
    return best().validation().loss() > before * (1 - LITTLE);
  }

  /** The summary by the names that clients know, without the epochs. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("best_epoch", best().epoch());
    facts.put("best_val_loss", best().validation().loss());
    facts.put("epochs_since_improvement", epochsSinceImprovement());
    facts.put("is_overfitting", overfitting());
    facts.put("is_plateaued", plateaued());
    facts.put("total_epochs_planned", planned);
    facts.put("total_epochs_completed", epochs.size());
    return facts;
  }
}
