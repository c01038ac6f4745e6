package ktrdr.training.fits;

import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.SplitRange;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.network.Examples;
import ktrdr.work.ProgressMonitor;

/** The features and labels of a series, computed once and shared by all fits on parts of it. */
public record Rows(FeatureMatrix matrix, LabelSeries labels) {

  /** Copies the purged rows of a part. */
  public Examples of(SplitRange part, ProgressMonitor monitor) {
    return Examples.of(matrix, labels, part, monitor);
  }
}
