package ktrdr.training.network;

import java.util.List;
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

  /** Scores the mean of what these networks say; of one network, what it says. */
  public Score score(List<Network> networks, ProgressMonitor monitor) {
    if (networks.size() == 1) {
      return score(networks.get(0), monitor);
    }
    ScoreKeeper keeper = new ScoreKeeper();
    int chunk = Chunk.rows(MOST_ROWS, networks.get(0).parameters().numel());
    for (int from = 0; from < examples.rows(); from += chunk) {
      monitor.stopIfCancelled();
      int first = from;
      int size = Math.min(chunk, examples.rows() - first);
      keeper.add(
          Probabilities.mean(
              networks.stream().map(network -> probabilities(network, first, size)).toList()),
          examples.classes(),
          first);
    }
    return keeper.score();
  }

  private float[] probabilities(Network network, int first, int size) {
    return Libtorch.withoutGradients(
        () -> {
          Tensor said = torch.softmax(network.logits(features.narrow(0, first, size), none), 1);
          float[] probabilities = new float[Math.toIntExact(said.numel())];
          said.data_ptr_float().get(probabilities);
          return probabilities;
        });
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
