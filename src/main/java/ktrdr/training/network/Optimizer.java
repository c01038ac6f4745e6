package ktrdr.training.network;

import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.Tensor;

/**
 * Updates parameters from their gradient. It runs libtorch's own operations in the order in which
 * libtorch's optimizers do, so the results agree bit for bit.
 *
 * <p>libtorch's own optimizers can export their state only as an archive that contains just program
 * text. Here the state is plain numbers, which a checkpoint can copy.
 */
public interface Optimizer {

  /** Uses this learning rate from the next step on. */
  void rate(double rate);

  /** Takes one step along the gradient and clears it. */
  void step();

  /** Returns a copy of the state. */
  Memory memory();

  /** Continues from this state. */
  void restore(Memory memory);

  /**
   * The state of an optimizer.
   *
   * @param steps taken so far
   * @param moments one or more numbers per parameter; empty if the optimizer needs none
   */
  record Memory(long steps, float[] moments) {}

  /** Creates the optimizer for these parameters, which lie in one row, as do their gradients. */
  static Optimizer of(Tensor parameters, Tensor gradients, Strategy.Optimiser settings) {
    return switch (settings.optimizer()) {
      case "adam", "adamw" -> new Adam(parameters, gradients, settings);
      case "sgd" -> new GradientDescent(parameters, gradients, settings);
      default -> throw new IllegalArgumentException("optimizer " + settings.optimizer());
    };
  }
}
