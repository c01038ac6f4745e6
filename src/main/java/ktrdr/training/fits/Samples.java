package ktrdr.training.fits;

import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.EmptySplit;
import ktrdr.training.SplitRows;
import ktrdr.training.TrainingTask;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.network.Examples;
import ktrdr.work.ProgressMonitor;

/**
 * The rows that a network trains on, is selected by and is scored on.
 *
 * @param notes what people must know who read a result of them, a sentence each
 */
public record Samples(
    ChronologicalSplit split,
    Examples train,
    Examples validation,
    Examples test,
    List<String> notes) {

  /**
   * Returns the purged rows of each part.
   *
   * @throws EmptySplit if a part has no rows
   * @throws OneClassOnly if more than 98 % of all labels, or of the training labels, are identical
   */
  public static Samples of(
      Strategy strategy, BarSeries bars, FeatureMatrix matrix, ProgressMonitor monitor) {
    LabelSeries labels = LabelSeries.of(strategy, bars, monitor);
    return of(ChronologicalSplit.of(strategy, bars), matrix, labels, monitor);
  }

  /** Likewise, with labels that are there already. */
  public static Samples of(TrainingTask task, Rows rows, ProgressMonitor monitor) {
    ChronologicalSplit split = ChronologicalSplit.of(task.strategy(), task.bars());
    return of(split, rows.matrix(), rows.labels(), monitor);
  }

  private static Samples of(
      ChronologicalSplit split, FeatureMatrix matrix, LabelSeries labels, ProgressMonitor monitor) {
    Examples train = Examples.of(matrix, labels, split.train(), monitor).required("training");
    Samples samples =
        new Samples(
            split,
            train,
            Examples.of(matrix, labels, split.validation(), monitor).required("validation"),
            Examples.of(matrix, labels, split.test(), monitor).required("test"),
            notes(labels, train, matrix.names()));
    OneClassOnly.refuse(train.counts(), labels);
    OneClassOnly.refuse(samples.counts(), labels);
    return samples;
  }

  /**
   * What people must know who read the scores, a sentence each.
   *
   * @param names of the columns
   */
  public static List<String> notes(LabelSeries labels, Examples train, List<String> names) {
    List<String> notes = new ArrayList<>();
    labels.warning().ifPresent(notes::add);
    for (int column : train.constantColumns()) {
      notes.add(
          "The feature %s is %s in every training row: nothing can be learned from it."
              .formatted(names.get(column), train.features()[column]));
    }
    return List.copyOf(notes);
  }

  /** The number of rows of each part. */
  public SplitRows rows() {
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
