package ktrdr.training;

import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * One linear layer, whose weights are a view of the network's flat parameters.
 *
 * @param weights outputs × inputs
 * @param bias one for each output
 * @param inputs how many numbers go in
 */
record Layer(Tensor weights, Tensor bias, int inputs) {

  static int size(int inputs, int outputs) {
    return (inputs + 1) * outputs;
  }

  /** The layer whose parameters begin at {@code offset}: all weights first, then the bias. */
  static Layer view(Tensor parameters, Tensor gradients, long offset, int inputs, int outputs) {
    long weights = (long) inputs * outputs;
    Tensor w = leaf(parameters, gradients, offset, outputs, inputs);
    Tensor b = leaf(parameters, gradients, offset + weights, outputs);
    return new Layer(w, b, inputs);
  }

  /**
   * Uniform in ±1/√inputs, as the linear layers of PyTorch begin. Wants a scope without gradients.
   */
  void initialise(GeneratorOptional random) {
    double bound = 1 / Math.sqrt(inputs);
    weights.uniform_(-bound, bound, random);
    bias.uniform_(-bound, bound, random);
  }

  // Gradients are summed into the flat tensor in place, because the view is there before the first.
  private static Tensor leaf(Tensor parameters, Tensor gradients, long offset, long... shape) {
    long length = shape.length == 1 ? shape[0] : shape[0] * shape[1];
    Tensor leaf = parameters.narrow(0, offset, length).view(shape).detach().requires_grad_(true);
    leaf.mutable_grad().put(gradients.narrow(0, offset, length).view(shape));
    return leaf;
  }
}
