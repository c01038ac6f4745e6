package ktrdr.training;

import java.util.Optional;

/**
 * What one fit of one network does: a unit of work with its own seed and its own states, however
 * many fits a training has.
 *
 * @param whole the training that it is part of
 * @param fold as in {@link Seeds#ofFit}
 * @param network counted from 1
 * @param parts of the fold; empty for fold 0, whose parts follow from the strategy
 */
public record FitTask(TrainingTask whole, int fold, int network, Optional<Fold> parts) {

  /** Returns the only fit of a training with one network on one split. */
  public static FitTask only(TrainingTask whole) {
    return new FitTask(whole, 0, 1, Optional.empty());
  }

  /** The seed from which all randomness in this fit comes. */
  public long seed() {
    return Seeds.ofFit(whole.effectiveSeed(), fold, network);
  }

  /** Tells this fit from others of its training, in a line; empty for its only one. */
  public String place() {
    String rows =
        parts.map(fold -> " fit=" + range(fold.fit()) + " stop=" + range(fold.stop())).orElse("");
    return fold == 0 && network == 1
        ? rows
        : " fold=%d network=%d%s".formatted(fold, network, rows);
  }

  private static String range(SplitRange range) {
    return range.firstBar() + "-" + range.afterBar();
  }
}
