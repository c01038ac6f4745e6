package ktrdr.training;

import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** One step down the gradient: clipped to a norm, then by the optimizer that the strategy names. */
final class GradientStep {
  private static final double KEEPS_FROM_DIVIDING_BY_ZERO = 1e-6;

  private final Tensor gradients;
  private final Optimizer optimizer;
  private final double clip;

  GradientStep(Network network, Strategy.Optimiser settings) {
    gradients = network.gradients();
    network.parameters().mutable_grad().put(gradients);
    optimizer = optimizer(new TensorVector(network.parameters()), settings);
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

  private static Optimizer optimizer(TensorVector parameters, Strategy.Optimiser settings) {
    double rate = settings.learningRate();
    switch (settings.optimizer()) {
      case "adam" -> {
        AdamOptions options = new AdamOptions(rate);
        options.weight_decay().put(settings.weightDecay());
        return new Adam(parameters, options);
      }
      case "adamw" -> {
        AdamWOptions options = new AdamWOptions(rate);
        options.weight_decay().put(settings.weightDecay());
        return new AdamW(parameters, options);
      }
      case "sgd" -> {
        SGDOptions options = new SGDOptions(rate);
        options.weight_decay().put(settings.weightDecay());
        return new SGD(parameters, options);
      }
      default -> throw new IllegalArgumentException("optimizer " + settings.optimizer());
    }
  }
}
