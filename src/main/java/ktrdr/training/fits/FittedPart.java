package ktrdr.training.fits;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ktrdr.training.TrainingTask;

/**
 * The networks that were fitted on one part.
 *
 * @param networks in order, one or more
 * @param logistic the baseline; empty if it was not asked for
 */
public record FittedPart(
    FitPart part, List<FittedNetwork> networks, Optional<FittedNetwork> logistic) {

  /** The weights of each network. */
  public List<float[]> weights() {
    return networks.stream().map(FittedNetwork::weights).toList();
  }

  /**
   * What is told of each network.
   *
   * @param whole the training that they belong to
   */
  public List<NetworkRun> runs(TrainingTask whole) {
    return IntStream.range(0, networks.size())
        .mapToObj(n -> NetworkRun.of(part.task(whole, n + 1), networks.get(n)))
        .toList();
  }
}
