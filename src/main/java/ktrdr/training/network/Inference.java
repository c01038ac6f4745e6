package ktrdr.training.network;

import java.util.Arrays;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.labels.Label;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Asks a network for the probabilities of the labels.
 *
 * <p>Every multiplication is of one block of rows, whose size follows from the network alone, and
 * each row has its own place in its block: row r of a matrix stands at r modulo the size, wherever
 * the asking begins and ends. Matrix kernels round by the number of rows, and some by a row's place
 * among them, but never by what the other rows hold. So a row has the same bits whether it is asked
 * alone, in portions of any size, or after a resumption.
 *
 * @param portion rows that are decided at once, 1 or more; a block ends a portion too
 */
public record Inference(Strategy.Network shape, float[] weights, int portion) {
  private static final int MOST_ROWS = 512;
  private static final int LABELS = Label.values().length;

  // a core does that in half a second or a second: as much may be lost
  private static final long BETWEEN_KEPT = 1L << 34;
  // what a row costs besides, in multiplications
  private static final int OVERHEAD = 10_000;

  public static Inference of(Strategy.Network shape, float[] weights) {
    return new Inference(shape, weights, Chunk.rows(MOST_ROWS, weights.length));
  }

  /** Decides the rows that are not decided yet. */
  public void run(
      FeatureMatrix matrix, Decisions decisions, KeptSignals kept, ProgressMonitor monitor) {
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
    int blockEnd = first - first % block() + block();
    int after = Math.min(Math.min(first + portion, blockEnd), matrix.rows());
    return probabilities(network, matrix, first, after);
  }

  /** Of rows {@code first} to {@code after} (exclusive), which lie in one block. */
  float[] probabilities(Network network, FeatureMatrix matrix, int first, int after) {
    int columns = matrix.columns();
    int place = first % block();
    float[] rows = matrix.rows(first, after);
    float[] padded = new float[block() * columns];
    System.arraycopy(rows, 0, padded, place * columns, rows.length);
    float[] answers = new float[block() * LABELS];
    return Libtorch.scoped(
        () -> {
          Tensor block = AbstractTensor.create(padded, block(), columns);
          torch.softmax(network.logits(block, Dropout.none()), 1).data_ptr_float().get(answers);
          return Arrays.copyOfRange(answers, place * LABELS, (place + after - first) * LABELS);
        });
  }

  private int block() {
    return Chunk.rows(MOST_ROWS, weights.length);
  }
}
