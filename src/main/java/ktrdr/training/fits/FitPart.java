package ktrdr.training.fits;

import java.util.Optional;
import ktrdr.training.FitTask;
import ktrdr.training.Fold;
import ktrdr.training.SplitRange;
import ktrdr.training.TrainingTask;

/**
 * The bars that several networks are fitted on.
 *
 * @param fold number of the fold, as in {@link ktrdr.training.Seeds#ofFit}
 * @param parts of the fold; empty for fold 0
 * @param fit bars whose rows the networks learn
 * @param stop bars whose rows choose their epochs
 */
public record FitPart(int fold, Optional<Fold> parts, SplitRange fit, SplitRange stop) {

  /** The model that is kept. */
  public static FitPart model(SplitRange fit, SplitRange stop) {
    return new FitPart(0, Optional.empty(), fit, stop);
  }

  /** A fold of a design window. */
  public static FitPart design(int number, Fold fold) {
    return new FitPart(-number, Optional.of(fold), fold.fit(), fold.stop());
  }

  /**
   * The fit of one network.
   *
   * @param network counted from 1; 0 for the baseline
   */
  public FitTask task(TrainingTask whole, int network) {
    return new FitTask(whole, fold, network, parts);
  }
}
