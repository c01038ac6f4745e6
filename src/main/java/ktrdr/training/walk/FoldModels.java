package ktrdr.training.walk;

import java.util.List;
import ktrdr.training.Fold;
import ktrdr.training.bundle.TrainedModel;

/**
 * The networks of one fold, each a model of its own.
 *
 * @param networks in order, one or more
 */
public record FoldModels(Fold fold, List<TrainedModel> networks) {
  public FoldModels {
    networks = List.copyOf(networks);
  }
}
