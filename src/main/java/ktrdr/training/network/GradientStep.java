package ktrdr.training.network;

import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** One gradient step: clips the gradient to a norm, then lets the strategy's optimizer use it. */
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

  /** Uses this learning rate from the next step on. */
  void rate(double rate) {
    optimizer.rate(rate);
  }

  /** Adds the gradient of a loss that is summed over rows. */
  void add(Tensor loss) {
    loss.backward();
  }

  /**
   * Takes one step along the mean of the gradients added so far, then clears them.
   *
   * @param weight of all rows that were added
   * @return false if the gradient is not finite; then nothing was changed
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

  /** Returns a copy of the optimizer's state. */
  Optimizer.Memory memory() {
    return optimizer.memory();
  }

  /** Continues from this optimizer state. */
  void restore(Optimizer.Memory memory) {
    optimizer.restore(memory);
  }
}
