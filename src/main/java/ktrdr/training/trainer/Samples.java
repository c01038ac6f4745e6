package ktrdr.training.trainer;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.EmptySplit;
import ktrdr.training.SplitRows;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.labels.ZigzagLabels;
import ktrdr.training.network.Examples;
import ktrdr.work.ProgressMonitor;

/** The rows that a network trains on, is selected by and is scored on. */
record Samples(ChronologicalSplit split, Examples train, Examples validation, Examples test) {

  /**
   * Returns the purged rows of each part.
   *
   * @throws EmptySplit if a part has no rows
   * @throws OneClassOnly if more than 98 % of all labels, or of the training labels, are identical
   */
  static Samples of(
      Strategy strategy, BarSeries bars, FeatureMatrix matrix, ProgressMonitor monitor) {
    ChronologicalSplit split = ChronologicalSplit.of(strategy, bars);
    Strategy.Labels settings = strategy.learning().labels();
    ZigzagLabels labels = ZigzagLabels.of(bars, settings, monitor);
    Samples samples =
        new Samples(
            split,
            Examples.of(matrix, labels, split.train(), monitor).required("training"),
            Examples.of(matrix, labels, split.validation(), monitor).required("validation"),
            Examples.of(matrix, labels, split.test(), monitor).required("test"));
    OneClassOnly.refuse(samples.train.counts(), settings);
    OneClassOnly.refuse(samples.counts(), settings);
    return samples;
  }

  SplitRows rows() {
    return new SplitRows(train.rows(), validation.rows(), test.rows());
  }

  private int[] counts() {
    int[] all = train.counts();
    for (int label = 0; label < all.length; label++) {
      all[label] += validation.counts()[label] + test.counts()[label];
    }
    return all;
  }
}
