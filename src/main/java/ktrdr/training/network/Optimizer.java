package ktrdr.training.network;

import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.Tensor;

/**
 * How parameters follow their gradient: the optimizer that a strategy names, done with libtorch's
 * own operations in the order in which its optimizers do them, so the bits are theirs.
 *
 * <p>libtorch's optimizers keep what they remember to themselves: it comes out as an archive with
 * program text only. Here it is numbers, and a checkpoint copies them.
 */
public interface Optimizer {

  /** One step along the gradient, which is used up. */
  void step();

  /** A copy of what the steps so far left behind. */
  Memory memory();

  /** Goes on as if these steps had been made here. */
  void restore(Memory memory);

  /**
   * What a descent remembers.
   *
   * @param steps made so far
   * @param moments one number or several for each parameter; none when it needs none
   */
  record Memory(long steps, float[] moments) {}

  /** The descent of these parameters, all in one row, as their gradients. */
  static Optimizer of(Tensor parameters, Tensor gradients, Strategy.Optimiser settings) {
    return switch (settings.optimizer()) {
      case "adam", "adamw" -> new Adam(parameters, gradients, settings);
      case "sgd" -> new GradientDescent(parameters, gradients, settings);
      default -> throw new IllegalArgumentException("optimizer " + settings.optimizer());
    };
  }
}
