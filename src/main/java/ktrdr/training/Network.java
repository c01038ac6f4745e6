package ktrdr.training;

import java.util.ArrayList;
import java.util.List;
import ktrdr.strategy.Strategy;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A multi-layer perceptron whose output is one number (a logit) for each {@link Label}.
 *
 * <p>All parameters lie in one flat tensor, layer after layer, and so do their gradients: clipping,
 * the optimizer's step and a copy of the best weights are each one operation, whatever the shape.
 * Native memory belongs to the {@code PointerScope} that is open when the network is made.
 */
final class Network {
  private final Tensor parameters;
  private final Tensor gradients;
  private final List<Layer> layers = new ArrayList<>();
  private final Activation activation;
  private final double keep;

  /** A network whose parameters are all 0. */
  Network(int inputs, Strategy.Network shape) {
    parameters = torch.zeros(parameterCount(inputs, shape));
    gradients = torch.zeros(parameters.numel());
    activation = Activation.of(shape.activation());
    keep = 1 - shape.dropout();
    int[] widths = widths(inputs, shape);
    long offset = 0;
    for (int i = 0; i + 1 < widths.length; i++) {
      layers.add(Layer.view(parameters, gradients, offset, widths[i], widths[i + 1]));
      offset += Layer.size(widths[i], widths[i + 1]);
    }
  }

  /** How many weights and biases such a network has. */
  static int parameterCount(int inputs, Strategy.Network shape) {
    int[] widths = widths(inputs, shape);
    int count = 0;
    for (int i = 0; i + 1 < widths.length; i++) {
      count = Math.addExact(count, Layer.size(widths[i], widths[i + 1]));
    }
    return count;
  }

  private static int[] widths(int inputs, Strategy.Network shape) {
    int[] widths = new int[shape.hiddenLayers().size() + 2];
    widths[0] = inputs;
    for (int i = 0; i < shape.hiddenLayers().size(); i++) {
      widths[i + 1] = shape.hiddenLayers().get(i);
    }
    widths[widths.length - 1] = Label.values().length;
    return widths;
  }

  /** New random weights. Never from libtorch's global generator, which trainings would share. */
  void initialise(long seed) {
    Libtorch.withoutGradients(
        () -> {
          GeneratorOptional random = new GeneratorOptional(torch.make_generator_cpu(seed));
          layers.forEach(layer -> layer.initialise(random));
          return this;
        });
  }

  /** Logits, rows × labels, without dropout. */
  Tensor logits(Tensor rows) {
    Tensor x = rows;
    for (int i = 0; i < layers.size(); i++) {
      x =
          torch.linear(
              i == 0 ? x : activation.of(x), layers.get(i).weights(), layers.get(i).bias());
    }
    return x;
  }

  /** Logits, rows × labels, with dropout after each hidden layer. */
  Tensor logits(Tensor rows, GeneratorOptional random) {
    Tensor x = rows;
    for (int i = 0; i < layers.size(); i++) {
      Tensor in = i == 0 ? x : dropped(activation.of(x), random);
      x = torch.linear(in, layers.get(i).weights(), layers.get(i).bias());
    }
    return x;
  }

  // libtorch's own dropout draws from the global generator
  private Tensor dropped(Tensor x, GeneratorOptional random) {
    if (keep == 1) {
      return x;
    }
    Tensor mask = torch.empty(x.size(0), x.size(1)).bernoulli_(keep, random);
    return x.mul(mask.div_(new Scalar(keep)));
  }

  /** All weights in one row, for the optimizer: {@link #gradients} are theirs. */
  Tensor parameters() {
    return parameters;
  }

  Tensor gradients() {
    return gradients;
  }

  /** A copy of all weights, layer after layer: outputs × inputs weights, then the biases. */
  float[] weights() {
    float[] copy = new float[(int) parameters.numel()];
    try (FloatPointer source = parameters.data_ptr_float()) {
      source.get(copy);
    }
    return copy;
  }

  /** Takes over weights in the order of {@link #weights()}. */
  void restore(float[] weights) {
    try (FloatPointer target = parameters.data_ptr_float()) {
      target.put(weights);
    }
  }
}
