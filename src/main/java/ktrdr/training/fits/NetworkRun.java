package ktrdr.training.fits;

import ktrdr.training.FitTask;
import ktrdr.training.network.WeightsFile;
import ktrdr.work.Sha256;

/**
 * One network of a model.
 *
 * @param seed from which all randomness in its fit came
 * @param weightsSha256 hash of its own weights, in hex
 */
public record NetworkRun(long seed, History history, String weightsSha256) {
  /** What is told of a network that was fitted. */
  public static NetworkRun of(FitTask task, FittedNetwork fitted) {
    String hash = Sha256.of(WeightsFile.bytes(fitted.weights()));
    return new NetworkRun(task.seed(), fitted.history(), hash);
  }
}
