package ktrdr.training.network;

import java.util.Locale;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The activation function between two layers. */
enum Activation {
  RELU {
    @Override
    Tensor of(Tensor x) {
      return torch.relu(x);
    }
  },
  TANH {
    @Override
    Tensor of(Tensor x) {
      return x.tanh();
    }
  },
  GELU {
    @Override
    Tensor of(Tensor x) {
      return torch.gelu(x);
    }
  },
  /** Slope 0.01 below 0. */
  LEAKY_RELU {
    @Override
    Tensor of(Tensor x) {
      return torch.leaky_relu(x);
    }
  };

  abstract Tensor of(Tensor x);

  /** Returns the activation with this name in a strategy: {@code leaky_relu}. */
  static Activation of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
