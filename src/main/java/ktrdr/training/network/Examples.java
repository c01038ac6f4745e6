package ktrdr.training.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.EmptySplit;
import ktrdr.training.SplitRange;
import ktrdr.training.labels.Label;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.labels.Uniqueness;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;

/**
 * Rows with known labels.
 *
 * @param features row after row
 * @param classes ordinals of {@link Label}, one for each row
 * @param columns numbers in a row
 * @param weights how much each row counts in a training, 1 in the mean; empty if all count alike
 */
public record Examples(float[] features, long[] classes, int columns, Optional<float[]> weights) {
  private static final int ROWS_BETWEEN_CHECKS = 4_096;

  /** Rows that count alike. */
  public Examples(float[] features, long[] classes, int columns) {
    this(features, classes, columns, Optional.empty());
  }

  /** Returns the rows of a part, without those whose label was decided after the part ended. */
  public static Examples of(
      FeatureMatrix matrix, LabelSeries labels, SplitRange part, ProgressMonitor monitor) {
    int[] bars = bars(labels, part, matrix.firstBar());
    int columns = matrix.columns();
    float[] features = new float[Math.multiplyExact(bars.length, columns)];
    long[] classes = new long[bars.length];
    for (int i = 0; i < bars.length; i++) {
      if (i % ROWS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
      }
      for (int column = 0; column < columns; column++) {
        features[i * columns + column] = matrix.value(bars[i] - matrix.firstBar(), column);
      }
      classes[i] = labels.label(bars[i]).ordinal();
    }
    Optional<float[]> weights =
        labels.weighted() ? Optional.of(Uniqueness.of(labels, bars)) : Optional.empty();
    return new Examples(features, classes, columns, weights);
  }

  /**
   * Indices of the bars of a part that have a row.
   *
   * @param firstRow the first bar that has features
   */
  public static int[] bars(LabelSeries labels, SplitRange part, int firstRow) {
    int first = Math.max(part.firstBar(), firstRow);
    int[] bars = new int[Math.max(0, part.afterBar() - first)];
    int count = 0;
    for (int bar = first; bar < part.afterBar(); bar++) {
      if (part.knows(bar, labels.decidedAt(bar))) {
        bars[count++] = bar;
      }
    }
    return Arrays.copyOf(bars, count);
  }

  public int rows() {
    return classes.length;
  }

  /**
   * Returns these rows.
   *
   * @throws EmptySplit if there are none
   */
  public Examples required(String part) {
    if (rows() == 0) {
      throw new EmptySplit(part, "no bar after the warm-up has a label that was decided in it");
    }
    return this;
  }

  /** Number of rows with each label, by ordinal. */
  public int[] counts() {
    int[] counts = new int[Label.values().length];
    for (long label : classes) {
      counts[(int) label]++;
    }
    return counts;
  }

  /** Indices of the columns in which all rows are equal. */
  public int[] constantColumns() {
    return IntStream.range(0, columns).filter(this::isConstant).toArray();
  }

  private boolean isConstant(int column) {
    for (int row = 1; row < rows(); row++) {
      if (features[row * columns + column] != features[column]) {
        return false;
      }
    }
    return true;
  }

  /** Share of the most frequent label, 0 to 1; NaN without rows. */
  public double majority() {
    return (double) Arrays.stream(counts()).max().orElseThrow() / rows();
  }

  /**
   * Class weights whose mean over the rows is 1: rows / (labels present × rows of the label); 0 for
   * an absent label.
   */
  public float[] classWeights() {
    int[] counts = counts();
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    float[] weights = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      weights[i] = counts[i] == 0 ? 0 : (float) ((double) rows() / ((double) present * counts[i]));
    }
    return weights;
  }

  /** Returns rows × columns in native memory of the open scope. */
  Tensor featureTensor() {
    return AbstractTensor.create(features, rows(), columns);
  }

  Tensor classTensor() {
    return AbstractTensor.create(classes, rows());
  }
}
