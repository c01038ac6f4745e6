package ktrdr.training;

import java.util.Arrays;
import ktrdr.strategy.FeatureMatrix;
import ktrdr.strategy.Strategy;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Asks a network for the probabilities of the labels.
 *
 * <p>Rows go through in chunks of one size, the last filled up with zeros: matrix kernels depend on
 * the number of rows, so a row's bits would otherwise depend on how many rows follow it.
 *
 * @param chunk rows at once
 */
record Inference(Strategy.Network shape, float[] weights, int chunk) {
  private static final int MOST_ROWS = 512;

  // a core does that in half a second or a second: as much may be lost
  private static final long BETWEEN_KEPT = 1L << 34;
  // what a row costs besides, in multiplications
  private static final int OVERHEAD = 10_000;

  static Inference of(Strategy.Network shape, float[] weights) {
    return new Inference(shape, weights, Chunk.rows(MOST_ROWS, weights.length));
  }

  /** Decides the rows that are not decided yet. */
  void run(FeatureMatrix matrix, Decisions decisions, KeptSignals kept, ProgressMonitor monitor) {
    long rowsBetween = BETWEEN_KEPT / (weights.length + OVERHEAD);
    Libtorch.withoutGradients(
        () -> {
          Network network = new Network(matrix.columns(), shape, weights);
          for (long keepAt = decisions.rows() + rowsBetween; decisions.rows() < matrix.rows(); ) {
            monitor.stopIfCancelled();
            decisions.take(probabilities(network, matrix, decisions.rows()));
            if (decisions.rows() >= keepAt || decisions.rows() == matrix.rows()) {
              kept.keep(decisions);
              keepAt += rowsBetween;
            }
            monitor.report(Progress.of(decisions.rows(), matrix.rows(), "signals"));
          }
          return decisions;
        });
  }

  private float[] probabilities(Network network, FeatureMatrix matrix, int first) {
    int after = Math.min(first + chunk, matrix.rows());
    int columns = matrix.columns();
    float[] padded = Arrays.copyOf(matrix.rows(first, after), chunk * columns);
    float[] probabilities = new float[(after - first) * Label.values().length];
    return Libtorch.scoped(
        () -> {
          Tensor rows = AbstractTensor.create(padded, chunk, columns);
          torch
              .softmax(network.logits(rows, Dropout.none()), 1)
              .data_ptr_float()
              .get(probabilities);
          return probabilities;
        });
  }
}
