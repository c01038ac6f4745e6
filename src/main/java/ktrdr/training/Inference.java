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
 */
record Inference(Strategy.Network shape, float[] weights) {
  private static final int CHUNK_ROWS = 8_192;

  void run(FeatureMatrix matrix, Decisions decisions, ProgressMonitor monitor) {
    Libtorch.withoutGradients(
        () -> {
          Network network = new Network(matrix.columns(), shape, weights);
          for (int first = 0; first < matrix.rows(); first += CHUNK_ROWS) {
            monitor.stopIfCancelled();
            int after = Math.min(first + CHUNK_ROWS, matrix.rows());
            decisions.take(first, after, probabilities(network, matrix, first, after));
            monitor.report(Progress.of(after, matrix.rows(), "signals"));
          }
          return decisions;
        });
  }

  private static float[] probabilities(
      Network network, FeatureMatrix matrix, int first, int after) {
    int columns = matrix.columns();
    float[] padded = Arrays.copyOf(matrix.rows(first, after), CHUNK_ROWS * columns);
    float[] probabilities = new float[(after - first) * Label.values().length];
    return Libtorch.scoped(
        () -> {
          Tensor rows = AbstractTensor.create(padded, CHUNK_ROWS, columns);
          torch
              .softmax(network.logits(rows, Dropout.none()), 1)
              .data_ptr_float()
              .get(probabilities);
          return probabilities;
        });
  }
}
