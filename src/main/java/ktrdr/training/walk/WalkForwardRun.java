package ktrdr.training.walk;

import java.util.List;
import ktrdr.training.Score;
import ktrdr.training.fits.Scores;

/**
 * What a walk forward gave beside its model.
 *
 * @param folds in order of time
 * @param horizon how many bars a label of the tested rows looks ahead: the median
 * @param signals of all folds, one series
 */
public record WalkForwardRun(List<FoldRun> folds, int horizon, FoldSignals signals) {
  public WalkForwardRun {
    folds = List.copyOf(folds);
  }

  /** Number of rows that judge the networks. */
  public int rows() {
    return folds.stream().mapToInt(fold -> fold.forecast().rows()).sum();
  }

  /** The score over the rows of all folds. */
  public Score score() {
    return Scores.pooled(
        folds.stream().map(FoldRun::score).toList(),
        folds.stream().map(fold -> fold.forecast().rows()).toList());
  }
}
