package ktrdr.training.network;

import ktrdr.training.Score;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Scores a network on labelled rows, which stay in native memory. */
public final class Evaluation {
  private static final int MOST_ROWS = 512;

  private final Examples examples;
  private final Tensor features;
  private final Dropout none = Dropout.none();

  public Evaluation(Examples examples) {
    this.examples = examples;
    features = examples.featureTensor();
  }

  /** Scores the network in its present state, without dropout. */
  public Score score(Network network, ProgressMonitor monitor) {
    ScoreKeeper keeper = new ScoreKeeper();
    int chunk = Chunk.rows(MOST_ROWS, network.parameters().numel());
    for (int first = 0; first < examples.rows(); first += chunk) {
      monitor.stopIfCancelled();
      score(network, first, Math.min(chunk, examples.rows() - first), keeper);
    }
    return keeper.score();
  }

  private void score(Network network, int first, int size, ScoreKeeper keeper) {
    Libtorch.withoutGradients(
        () -> {
          Tensor logits = network.logits(features.narrow(0, first, size), none);
          keeper.add(torch.log_softmax(logits, 1), examples.classes(), first);
          return keeper;
        });
  }
}
