package ktrdr.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Dropout with its own masks, one for each hidden layer: 0 for a dropped value, 1/keep for a kept
 * one. libtorch's own dropout would use a random generator that all trainings in the process share.
 */
final class Dropout {
  private static final int BITS = 24;

  private final List<Tensor> masks = new ArrayList<>();
  private final double keep;
  private final int batchSize;

  Dropout(Strategy.Network shape, int batchSize) {
    keep = 1 - shape.dropout();
    this.batchSize = batchSize;
    for (int width : keep < 1 ? shape.hiddenLayers() : List.<Integer>of()) {
      masks.add(torch.zeros(batchSize, width));
    }
  }

  /** No dropout, for a network that predicts and does not train. */
  static Dropout none() {
    return new Dropout(new Strategy.Network(List.of(), "relu", 0), 0);
  }

  /** Draws new masks and frees the previous ones, which must no longer be in use. */
  void draw(SplittableRandom random) {
    int bound = (int) Math.round(keep * (1 << BITS));
    float kept = (float) (1 / keep);
    for (Tensor mask : masks) {
      float[] values = new float[(int) mask.numel()];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt() >>> (Integer.SIZE - BITS) < bound ? kept : 0;
      }
      mask.data_ptr_float().put(values);
    }
  }

  /** Applies dropout to a batch from hidden layer {@code layer}, counted from 0. */
  Tensor of(Tensor x, int layer) {
    if (masks.isEmpty()) {
      return x;
    }
    Tensor mask = masks.get(layer);
    return x.mul(x.size(0) == batchSize ? mask : mask.narrow(0, 0, x.size(0)));
  }
}
