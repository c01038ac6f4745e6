package ktrdr.training.trainer;

import java.util.List;
import java.util.Optional;
import ktrdr.training.Baseline;
import ktrdr.training.Score;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.walk.WalkForwardRun;

/**
 * What a training found beside its model.
 *
 * @param validation score of the model on the rows that chose its epochs
 * @param networks of the model, one or more
 * @param baselines scored on the rows that score the model; none if they were not asked for
 * @param walk what the folds gave; empty for a holdout
 */
public record TrainingDetails(
    Score validation,
    List<NetworkRun> networks,
    List<Baseline> baselines,
    Optional<WalkForwardRun> walk) {

  public TrainingDetails {
    networks = List.copyOf(networks);
    baselines = List.copyOf(baselines);
  }
}
