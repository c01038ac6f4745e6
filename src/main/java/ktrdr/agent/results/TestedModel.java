package ktrdr.agent.results;

import java.time.Instant;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.training.bundle.Provenance;
import ktrdr.training.bundle.TrainedModel;

/**
 * The model that a backtest tested.
 *
 * @param id of its training
 * @param seed of its training
 * @param networks number of networks whose mean it says
 * @param training when, and on which bars; empty if the model was saved without that
 */
public record TestedModel(
    String id,
    long seed,
    String symbol,
    String timeframe,
    int networks,
    Optional<Training> training) {

  /**
   * The training of a model.
   *
   * @param bars empty for the folds of a walk forward: each has bars of its own
   */
  public record Training(Instant at, Optional<Bars> bars) {}

  /**
   * The bars that it was trained and validated on.
   *
   * @param from start of the first one
   * @param to start of the last one
   */
  public record Bars(Instant from, Instant to) {}

  /** A model that was tested itself. */
  public static TestedModel of(String id, TrainedModel model) {
    return of(id, model, model.provenance().map(TestedModel::training));
  }

  /** The model of a walk forward, the folds of which were tested. */
  public static TestedModel ofFolds(String id, TrainedModel model) {
    Optional<Instant> at = model.provenance().map(Provenance::trainedAt);
    return of(id, model, at.map(time -> new Training(time, Optional.empty())));
  }

  private static TestedModel of(String id, TrainedModel model, Optional<Training> training) {
    Strategy.Data data = model.strategy().data();
    return new TestedModel(
        id,
        model.seed(),
        data.symbol(),
        data.timeframe().code(),
        model.networks().size(),
        training);
  }

  private static Training training(Provenance origin) {
    Bars bars = new Bars(origin.bars().from(), origin.bars().to());
    return new Training(origin.trainedAt(), Optional.of(bars));
  }
}
