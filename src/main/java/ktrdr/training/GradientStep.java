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

  /**
   * Steps back along {@code loss}; false, and nothing is changed, when it has no finite gradient.
   */
  boolean down(Tensor loss) {
    gradients.zero_();
    loss.backward();
    double norm = gradients.norm().item_double();
    if (!Double.isFinite(norm)) {
      return false;
    }
    if (norm > clip) {
      gradients.mul_(new Scalar(clip / (norm + KEEPS_FROM_DIVIDING_BY_ZERO)));
    }
    optimizer.step();
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
