package ktrdr.training.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ktrdr.training.Fold;
import ktrdr.training.fits.Rows;
import ktrdr.training.network.Examples;
import ktrdr.work.ProgressMonitor;

/** Sentences about the training rows of single folds, which their scores do not tell. */
public final class FoldNotes {
  private FoldNotes() {}

  /**
   * Names each feature that never changes in the training rows before some folds.
   *
   * @param last the rows of the last training; of what never changes there, its own note tells
   */
  public static List<String> of(
      Rows rows, List<Fold> folds, Examples last, ProgressMonitor monitor) {
    int[] still = new int[rows.matrix().names().size()];
    for (Fold fold : folds) {
      for (int column : rows.of(fold.fit(), monitor).constantColumns()) {
        still[column]++;
      }
    }
    Arrays.stream(last.constantColumns()).forEach(column -> still[column] = 0);
    List<String> notes = new ArrayList<>();
    for (int column = 0; column < still.length; column++) {
      if (still[column] > 0) {
        notes.add(
            "The feature "
                + rows.matrix().names().get(column)
                + " never changes in the training rows before "
                + (still[column] + " of " + folds.size())
                + " folds: nothing can be learned from it there.");
      }
    }
    return notes;
  }
}
