package ktrdr.training.network;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ktrdr.strategy.Strategy;
import ktrdr.training.labels.Label;

/**
 * The width of each layer of a network.
 *
 * @param widths inputs, hidden layers, and one output for each {@link Label}
 */
public record NetworkShape(List<Integer> widths) {

  public static NetworkShape of(int inputs, Strategy.Network network) {
    Stream<Integer> ends = Stream.of(Label.values().length);
    return new NetworkShape(
        Stream.of(Stream.of(inputs), network.hiddenLayers().stream(), ends)
            .flatMap(widths -> widths)
            .toList());
  }

  int layers() {
    return widths.size() - 1;
  }

  int inputs(int layer) {
    return widths.get(layer);
  }

  int outputs(int layer) {
    return widths.get(layer + 1);
  }

  /** Number of weights and biases. */
  int parameters() {
    return IntStream.range(0, layers())
        .map(layer -> Layer.size(inputs(layer), outputs(layer)))
        .reduce(0, Math::addExact);
  }

  /**
   * Draws initial weights, layer after layer: uniform in ±1/√inputs, as in PyTorch's linear layers.
   */
  public float[] initialWeights(SplittableRandom random) {
    float[] weights = new float[parameters()];
    int at = 0;
    for (int layer = 0; layer < layers(); layer++) {
      double bound = 1 / Math.sqrt(inputs(layer));
      for (int end = at + Layer.size(inputs(layer), outputs(layer)); at < end; at++) {
        weights[at] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return weights;
  }
}
