package ktrdr.training.trainer;

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
record FittedPart(FitPart part, List<FittedNetwork> networks, Optional<FittedNetwork> logistic) {

  List<float[]> weights() {
    return networks.stream().map(FittedNetwork::weights).toList();
  }

  List<NetworkRun> runs(TrainingTask whole) {
    return IntStream.range(0, networks.size())
        .mapToObj(n -> NetworkRun.of(part.task(whole, n + 1), networks.get(n)))
        .toList();
  }
}
