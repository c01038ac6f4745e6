package ktrdr.training;

import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Scores a network on rows with known answers, which stay in native memory. */
final class Evaluation {
  private static final int CHUNK_ROWS = 8_192;

  private final Tensor features;
  private final Tensor classes;
  private final int rows;

  Evaluation(Examples examples) {
    features = examples.featureTensor();
    classes = examples.classTensor();
    rows = examples.rows();
  }

  /** The score of the network as it is, without dropout. */
  Score score(Network network, ProgressMonitor monitor) {
    double loss = 0;
    double right = 0;
    for (int first = 0; first < rows; first += CHUNK_ROWS) {
      monitor.stopIfCancelled();
      int start = first;
      int size = Math.min(CHUNK_ROWS, rows - first);
      Score chunk = Libtorch.withoutGradients(() -> score(network, start, size));
      loss += chunk.loss() * size;
      right += chunk.accuracy() * size;
    }
    return new Score(loss / rows, right / rows);
  }

  private Score score(Network network, int first, int size) {
    Tensor said = torch.log_softmax(network.logits(features.narrow(0, first, size)), 1);
    return score(said, classes.narrow(0, first, size));
  }

  /** The score of log probabilities, rows × labels. */
  static Score score(Tensor said, Tensor answers) {
    double right = said.argmax(new LongOptional(1), false).eq(answers).sum().item_long();
    return new Score(torch.nll_loss(said, answers).item_double(), right / answers.numel());
  }
}
