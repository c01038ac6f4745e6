package ktrdr.training.network;

import java.util.List;

/** Probabilities of labels, one number per label for each row. */
final class Probabilities {
  private Probabilities() {}

  /**
   * The mean of what several networks say of the same rows; of one network, what it says to the
   * bit.
   */
  static float[] mean(List<float[]> networks) {
    if (networks.size() == 1) {
      return networks.get(0);
    }
    float[] mean = new float[networks.get(0).length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] probabilities : networks) {
        sum += probabilities[i];
      }
      mean[i] = (float) (sum / networks.size());
    }
    return mean;
  }
}
