package ktrdr.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.TrainedModels;
import ktrdr.sessions.TrainedModels.Trained;
import ktrdr.strategy.Strategy;

/** {@code model_id} and {@code strategy} of a backtest: either names a trained model. */
@ApplicationScoped
public class ModelFields {
  @Inject private TrainedModels trainings;
  @Inject private ResearchFields fields;

  /**
   * The model, with the strategy to take the account from.
   *
   * @param symbol what it shall trade, when that is said
   */
  Optional<Trained> read(Body body, Optional<String> symbol) {
    Optional<String> id = body.string("model_id");
    Optional<Strategy> strategy = fields.strategy(body);
    Optional<Trained> named = id.flatMap(i -> trainings.of(new OperationId(i)));
    if (id.isPresent() && named.isEmpty()) {
      body.fault("model_id", "there is no completed training " + id.get());
    }
    return named.or(() -> strategy.flatMap(s -> newest(body, s, symbol)));
  }

  private Optional<Trained> newest(Body body, Strategy strategy, Optional<String> symbol) {
    Optional<Trained> newest =
        trainings.newest(strategy, symbol).map(t -> new Trained(t.training(), strategy));
    if (newest.isEmpty()) {
      body.fault(
          "strategy",
          "there is no completed training of this strategy; train it first: ktrdr train");
    }
    return newest;
  }
}
