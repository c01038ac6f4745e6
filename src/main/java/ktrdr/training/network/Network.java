package ktrdr.training.network;

import java.util.ArrayList;
import java.util.List;
import ktrdr.strategy.Strategy;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A multi-layer perceptron whose output is one number (a logit) for each {@code Label}.
 *
 * <p>All parameters lie in one flat tensor, layer after layer, and so do their gradients. So
 * clipping, the optimizer's step and copying the best weights are each one operation, whatever the
 * shape. Native memory belongs to the scope that is open when the network is created.
 */
public final class Network {
  private final Tensor parameters;
  private final Tensor gradients;
  private final List<Layer> layers = new ArrayList<>();
  private final Activation activation;

  /** Creates a network with these weights, in the order of {@link #weights()}. */
  public Network(int inputs, Strategy.Network network, float[] weights) {
    NetworkShape shape = NetworkShape.of(inputs, network);
    parameters = torch.zeros(shape.parameters());
    gradients = torch.zeros(shape.parameters());
    activation = Activation.of(network.activation());
    long offset = 0;
    for (int i = 0; i < shape.layers(); i++) {
      layers.add(Layer.view(parameters, gradients, offset, shape.inputs(i), shape.outputs(i)));
      offset += Layer.size(shape.inputs(i), shape.outputs(i));
    }
    restore(weights);
  }

  /** Logits, rows × labels. */
  Tensor logits(Tensor rows, Dropout dropout) {
    Tensor x = rows;
    for (int hidden = 0; hidden < layers.size() - 1; hidden++) {
      x = dropout.of(activation.of(layers.get(hidden).of(x)), hidden);
    }
    return layers.get(layers.size() - 1).of(x);
  }

  /** All weights in one row, for the optimizer; their gradients are in {@link #gradients}. */
  Tensor parameters() {
    return parameters;
  }

  Tensor gradients() {
    return gradients;
  }

  /**
   * Returns a copy of all weights, layer after layer: outputs × inputs weights, then the biases.
   */
  public float[] weights() {
    float[] copy = new float[(int) parameters.numel()];
    try (FloatPointer source = parameters.data_ptr_float()) {
      source.get(copy);
    }
    return copy;
  }

  /** Sets the weights, in the order of {@link #weights()}. */
  public void restore(float[] weights) {
    if (weights.length != parameters.numel()) {
      throw new IllegalArgumentException(weights.length + " weights, not " + parameters.numel());
    }
    try (FloatPointer target = parameters.data_ptr_float()) {
      target.put(weights);
    }
  }
}
