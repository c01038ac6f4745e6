package ktrdr.training.network;

import java.util.Optional;
import ktrdr.strategy.Loss;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The loss of some rows, each times the weight of its class, summed. */
final class SummedLoss {
  private static final long SUM = 2;
  private static final long IGNORE_NONE = -100;
  // The slope of (1 − p)^gamma at p = 1 is not finite if gamma is below 1.
  private static final double LEAST = 1e-7;

  private final Loss loss;
  private final Tensor weights;
  private final TensorOptional weightTensor;

  /**
   * Creates the loss.
   *
   * @param weights of the classes
   */
  SummedLoss(Loss loss, float[] weights) {
    this.loss = loss;
    this.weights = AbstractTensor.create(weights);
    this.weightTensor = new TensorOptional(this.weights);
  }

  /**
   * The loss of rows.
   *
   * @param said logarithms of the probabilities, a row for each row, a column for each class
   * @param right the class of each row
   * @param counts how much each row counts; empty if all count alike
   */
  Tensor of(Tensor said, Tensor right, Optional<Tensor> counts) {
    if (counts.isEmpty() && !(loss instanceof Loss.Focal)) {
      return torch.nll_loss(said, right, weightTensor, SUM, IGNORE_NONE);
    }
    Tensor log = said.gather(1, right.unsqueeze(1)).squeeze(1);
    Tensor each = log.mul(weights.index_select(0, right));
    if (loss instanceof Loss.Focal focal) {
      each = each.mul(hard(log, focal.gamma()));
    }
    return (counts.isPresent() ? each.mul(counts.get()) : each).sum().neg();
  }

  private static Tensor hard(Tensor log, double gamma) {
    Tensor wrong = log.exp().neg().add(new Scalar(1));
    return torch.clamp_min(wrong, new Scalar(LEAST)).pow(new Scalar(gamma));
  }
}
