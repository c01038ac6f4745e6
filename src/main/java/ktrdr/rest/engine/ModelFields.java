package ktrdr.rest.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.artifacts.NamedStrategies;
import ktrdr.sessions.artifacts.TrainedModels;
import ktrdr.sessions.artifacts.TrainedModels.Trained;
import ktrdr.strategy.Strategy;

/**
 * The fields {@code model_id}, {@code strategy} and {@code strategy_name} of a backtest, each of
 * which names a trained model.
 */
@ApplicationScoped
public class ModelFields {
  @Inject private TrainedModels trainings;
  @Inject private ResearchFields fields;
  @Inject private NamedStrategies strategies;

  /**
   * Finds the model that the body names, with the strategy that provides the account.
   *
   * @param symbol the symbol to trade, if the body names one
   */
  Optional<Trained> read(Body body, Optional<String> symbol) {
    Optional<String> id = body.string("model_id");
    Optional<Strategy> strategy = fields.strategy(body);
    Optional<Trained> named = id.flatMap(i -> trainings.of(new OperationId(i)));
    if (id.isPresent() && named.isEmpty()) {
      body.fault("model_id", "there is no completed training " + id.get());
    }
    Optional<Trained> byName =
        ResearchFields.named(
            body,
            "strategy_name",
            "trained strategy",
            name -> strategies.newestModel(name, symbol),
            strategies::trained);
    return named.or(() -> byName).or(() -> strategy.flatMap(s -> newest(body, s, symbol)));
  }

  private Optional<Trained> newest(Body body, Strategy strategy, Optional<String> symbol) {
    Optional<Trained> newest =
        trainings.newest(strategy, symbol).map(t -> new Trained(t.training(), strategy));
    if (newest.isEmpty()) {
      body.fault(
          "strategy", "this server has no model of this strategy; train it first: ktrdr train");
    }
    return newest;
  }
}
