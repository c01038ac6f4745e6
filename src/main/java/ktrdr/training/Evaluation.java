package ktrdr.training;

import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Scores a network on rows with known answers, which stay in native memory. */
final class Evaluation {
  private static final int CHUNK_ROWS = 8_192;

  private final Examples examples;
  private final Tensor features;
  private final Dropout none = Dropout.none();

  Evaluation(Examples examples) {
    this.examples = examples;
    features = examples.featureTensor();
  }

  /** The score of the network as it is, without dropout. */
  Score score(Network network, ProgressMonitor monitor) {
    ScoreKeeper keeper = new ScoreKeeper();
    for (int first = 0; first < examples.rows(); first += CHUNK_ROWS) {
      monitor.stopIfCancelled();
      score(network, first, keeper);
    }
    return keeper.score();
  }

  private void score(Network network, int first, ScoreKeeper keeper) {
    int size = Math.min(CHUNK_ROWS, examples.rows() - first);
    Libtorch.withoutGradients(
        () -> {
          Tensor logits = network.logits(features.narrow(0, first, size), none);
          keeper.add(torch.log_softmax(logits, 1), examples.classes(), first);
          return keeper;
        });
  }
}
