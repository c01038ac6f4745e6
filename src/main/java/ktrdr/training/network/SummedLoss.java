package ktrdr.training.network;

import ktrdr.strategy.Strategy;
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

  private final Strategy.Loss loss;
  private final Tensor weights;
  private final TensorOptional weightTensor;

  /**
   * Creates the loss.
   *
   * @param weights of the classes
   */
  SummedLoss(Strategy.Loss loss, float[] weights) {
    this.loss = loss;
    this.weights = AbstractTensor.create(weights);
    this.weightTensor = new TensorOptional(this.weights);
  }

  /**
   * The loss of rows.
   *
   * @param said logarithms of the probabilities, a row for each row, a column for each class
   * @param right the class of each row
   */
  Tensor of(Tensor said, Tensor right) {
    return loss instanceof Strategy.Focal focal
        ? focal(said, right, focal.gamma())
        : torch.nll_loss(said, right, weightTensor, SUM, IGNORE_NONE);
  }

  private Tensor focal(Tensor said, Tensor right, double gamma) {
    Tensor log = said.gather(1, right.unsqueeze(1)).squeeze(1);
    Tensor wrong = log.exp().neg().add(new Scalar(1));
    Tensor hard = torch.clamp_min(wrong, new Scalar(LEAST)).pow(new Scalar(gamma));
    return hard.mul(log).mul(weights.index_select(0, right)).sum().neg();
  }
}
