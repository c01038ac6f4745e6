package ktrdr.training.network;

import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** One step down the gradient: clipped to a norm, then by the optimizer that the strategy names. */
final class GradientStep {
  private static final double KEEPS_FROM_DIVIDING_BY_ZERO = 1e-6;

  private final Tensor gradients;
  private final Optimizer optimizer;
  private final double clip;

  GradientStep(Network network, Strategy.Optimiser settings) {
    gradients = network.gradients();
    optimizer = Optimizer.of(network.parameters(), gradients, settings);
    clip = settings.gradientClip();
  }

  /** Adds the gradient of a loss that is a sum over rows. */
  void add(Tensor loss) {
    loss.backward();
  }

  /**
   * One step down the mean of what was added, which is forgotten then.
   *
   * @param weight of all rows that were added
   * @return false, with nothing changed, when the gradient is not finite
   */
  boolean down(double weight) {
    double norm = gradients.norm().item_double() / weight;
    if (!Double.isFinite(norm)) {
      return false;
    }
    double shorter = norm > clip ? clip / (norm + KEEPS_FROM_DIVIDING_BY_ZERO) : 1;
    gradients.mul_(new Scalar(shorter / weight));
    optimizer.step();
    gradients.zero_();
    return true;
  }

  /** A copy of what the steps so far left behind. */
  Optimizer.Memory memory() {
    return optimizer.memory();
  }

  /** Goes on as if these steps had been made here. */
  void restore(Optimizer.Memory memory) {
    optimizer.restore(memory);
  }
}
