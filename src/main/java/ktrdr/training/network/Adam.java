package ktrdr.training.network;

import ktrdr.strategy.Strategy;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba, 2015) with weight decay in the gradient, or AdamW (Loshchilov and Hutter,
 * 2019) with decoupled weight decay. The constants are PyTorch's defaults.
 */
final class Adam implements Optimizer {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Tensor parameters;
  private final Tensor gradients;
  private final Tensor mean;
  private final Tensor square;
  private final Tensor scratch;
  private final double decay;
  private final boolean beside;
  private final Scalar beta1 = new Scalar(BETA_1);
  private final Scalar beta2 = new Scalar(BETA_2);
  private final Scalar rest1 = new Scalar(1 - BETA_1);
  private final Scalar rest2 = new Scalar(1 - BETA_2);
  private final Scalar epsilon = new Scalar(EPSILON);
  private double rate;
  private long steps;

  Adam(Tensor parameters, Tensor gradients, Strategy.Optimiser settings) {
    this.parameters = parameters;
    this.gradients = gradients;
    mean = torch.zeros(parameters.numel());
    square = torch.zeros(parameters.numel());
    scratch = torch.zeros(parameters.numel());
    rate = settings.learningRate();
    decay = settings.weightDecay();
    beside = settings.optimizer().equals("adamw");
  }

  @Override
  public void rate(double now) {
    rate = now;
  }

  @Override
  public void step() {
    steps++;
    if (decay != 0 && beside) {
      parameters.mul_(new Scalar(1 - rate * decay));
    } else if (decay != 0) {
      gradients.add_(parameters, new Scalar(decay));
    }
    mean.mul_(beta1).add_(gradients, rest1);
    square.mul_(beta2).addcmul_(gradients, gradients, rest2);
    double correction1 = 1 - StrictMath.pow(BETA_1, steps);
    double correction2 = 1 - StrictMath.pow(BETA_2, steps);
    torch.sqrt_out(scratch, square).div_(new Scalar(Math.sqrt(correction2))).add_(epsilon);
    parameters.addcdiv_(mean, scratch, new Scalar(-(rate / correction1)));
  }

  @Override
  public Memory memory() {
    int size = (int) mean.numel();
    float[] moments = new float[Math.multiplyExact(2, size)];
    try (FloatPointer first = mean.data_ptr_float();
        FloatPointer second = square.data_ptr_float()) {
      first.get(moments, 0, size);
      second.get(moments, size, size);
    }
    return new Memory(steps, moments);
  }

  @Override
  public void restore(Memory memory) {
    int size = memory.moments().length / 2;
    steps = memory.steps();
    try (FloatPointer first = mean.data_ptr_float();
        FloatPointer second = square.data_ptr_float()) {
      first.put(memory.moments(), 0, size);
      second.put(memory.moments(), size, size);
    }
  }
}
