package ktrdr.training.network;

import java.util.Arrays;
import java.util.List;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.labels.Label;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Runs the networks of a model to get the probabilities of the labels, which are the mean of what
 * each of them says.
 *
 * <p>Every multiplication covers one block of rows, whose size depends only on the network, and
 * each row has a fixed place in its block: row r of a matrix stands at r modulo the size, wherever
 * the run begins and ends. The rounding of matrix kernels depends on the number of rows, and for
 * some kernels on a row's place among them, but never on the contents of other rows. So a row has
 * identical bits whether it is computed alone, in portions of any size, or after a resumption.
 *
 * @param networks weights of each network, one or more of the same shape
 * @param portion rows to decide at once, 1 or more; a portion also ends at the end of a block
 */
public record Inference(Strategy.Network shape, List<float[]> networks, int portion) {
  private static final int MOST_ROWS = 512;
  private static final int LABELS = Label.values().length;

  // A core needs half a second to a second for that; so much work may be lost.
  private static final long BETWEEN_KEPT = 1L << 34;
  // overhead of a row, in multiplications
  private static final int OVERHEAD = 10_000;

  public static Inference of(Strategy.Network shape, List<float[]> networks) {
    return new Inference(shape, networks, block(networks));
  }

  /** Decides all rows that are not decided yet. */
  public void run(
      FeatureMatrix matrix, Decisions decisions, KeptSignals kept, ProgressMonitor monitor) {
    long rowsBetween = BETWEEN_KEPT / ((long) networks.size() * (size(networks) + OVERHEAD));
    Libtorch.withoutGradients(
        () -> {
          List<Network> ready = ready(matrix.columns());
          for (long keepAt = decisions.rows() + rowsBetween; decisions.rows() < matrix.rows(); ) {
            monitor.stopIfCancelled();
            decisions.take(mean(ready, matrix, decisions.rows(), matrix.rows()));
            if (decisions.rows() >= keepAt || decisions.rows() == matrix.rows()) {
              kept.keep(decisions);
              keepAt += rowsBetween;
            }
            monitor.report(Progress.of(decisions.rows(), matrix.rows(), "signals"));
          }
          return decisions;
        });
  }

  /** Probabilities of rows {@code first} to {@code after} (exclusive). */
  public float[] answers(FeatureMatrix matrix, int first, int after, ProgressMonitor monitor) {
    float[] answers = new float[Math.multiplyExact(after - first, LABELS)];
    return Libtorch.withoutGradients(
        () -> {
          List<Network> ready = ready(matrix.columns());
          for (int row = first; row < after; ) {
            monitor.stopIfCancelled();
            float[] some = mean(ready, matrix, row, after);
            System.arraycopy(some, 0, answers, (row - first) * LABELS, some.length);
            row += some.length / LABELS;
          }
          return answers;
        });
  }

  private List<Network> ready(int columns) {
    return networks.stream().map(weights -> new Network(columns, shape, weights)).toList();
  }

  private float[] mean(List<Network> ready, FeatureMatrix matrix, int first, int last) {
    int blockEnd = first - first % block() + block();
    int after = Math.min(Math.min(first + portion, blockEnd), last);
    return Probabilities.mean(
        ready.stream().map(network -> probabilities(network, matrix, first, after)).toList());
  }

  /**
   * Probabilities of rows {@code first} to {@code after} (exclusive), which must lie in one block.
   */
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
    return block(networks);
  }

  private static int block(List<float[]> networks) {
    return Chunk.rows(MOST_ROWS, size(networks));
  }

  private static int size(List<float[]> networks) {
    return networks.get(0).length;
  }
}
