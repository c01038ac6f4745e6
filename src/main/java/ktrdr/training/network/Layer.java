package ktrdr.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear layer, whose weights are a view of the network's flat parameters.
 *
 * @param weights outputs × inputs
 * @param bias one for each output
 */
record Layer(Tensor weights, Tensor bias) {

  /** Number of parameters of a layer. */
  static int size(int inputs, int outputs) {
    return Math.multiplyExact(inputs + 1, outputs);
  }

  /**
   * Returns the layer whose parameters begin at {@code offset}: all weights first, then the bias.
   */
  static Layer view(Tensor parameters, Tensor gradients, long offset, int inputs, int outputs) {
    long bias = offset + (long) inputs * outputs;
    return new Layer(
        leaf(parameters, gradients, offset, outputs, inputs),
        leaf(parameters, gradients, bias, outputs));
  }

  Tensor of(Tensor rows) {
    return torch.linear(rows, weights, bias);
  }

  // Gradients are summed into the flat tensor in place, because the view exists before the first of
  // them.
  private static Tensor leaf(Tensor parameters, Tensor gradients, long offset, long... shape) {
    long length = shape.length == 1 ? shape[0] : shape[0] * shape[1];
    Tensor leaf = parameters.narrow(0, offset, length).view(shape).detach().requires_grad_(true);
    leaf.mutable_grad().put(gradients.narrow(0, offset, length).view(shape));
    return leaf;
  }
}
