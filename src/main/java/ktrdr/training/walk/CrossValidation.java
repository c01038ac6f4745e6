package ktrdr.training.walk;

import java.util.List;

/**
 * What a strategy learned and said inside its design window, fold by fold.
 *
 * @param pooled what the networks of each fold say together of bars that they were not trained on;
 *     their signals are hold before the first fold's test
 * @param folds in order of time, as in {@code pooled}
 */
public record CrossValidation(WalkForwardRun pooled, List<FoldModels> folds) {
  public CrossValidation {
    folds = List.copyOf(folds);
  }
}
