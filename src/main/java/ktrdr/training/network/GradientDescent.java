package ktrdr.training.network;

import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Stochastic gradient descent with weight decay and without momentum. Has no state. */
final class GradientDescent implements Optimizer {
  private final Tensor parameters;
  private final Tensor gradients;
  private final Scalar decay;
  private final boolean decays;
  private Scalar down;

  GradientDescent(Tensor parameters, Tensor gradients, Strategy.Optimiser settings) {
    this.parameters = parameters;
    this.gradients = gradients;
    down = new Scalar(-settings.learningRate());
    decay = new Scalar(settings.weightDecay());
    decays = settings.weightDecay() != 0;
  }

  @Override
  public void rate(double rate) {
    down = new Scalar(-rate);
  }

  @Override
  public void step() {
    if (decays) {
      gradients.add_(parameters, decay);
    }
    parameters.add_(gradients, down);
  }

  @Override
  public Memory memory() {
    return new Memory(0, new float[0]);
  }

  @Override
  public void restore(Memory memory) {}
}
