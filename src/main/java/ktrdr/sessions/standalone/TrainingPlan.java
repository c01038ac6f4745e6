package ktrdr.sessions.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;

/**
 * A training on its own.
 *
 * @param strategy says the bars too
 * @param seed unless the strategy has its own
 */
public record TrainingPlan(Strategy strategy, long seed) implements Plan {

  /** The plan that an operation was opened with. */
  public static TrainingPlan of(Operation.Subject subject, StrategyReader reader) {
    Parameters kept = Parameters.of(subject);
    return new TrainingPlan(reader.read(kept.text("strategy")), kept.number("seed").longValue());
  }

  @Override
  public OperationType type() {
    return OperationType.TRAINING;
  }

  @Override
  public Operation.Subject subject() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("strategy_name", strategy.name());
    parameters.put("strategy", StrategyWriter.yaml(strategy));
    parameters.put("seed", strategy.learning().optimiser().seed().orElse(seed));
    Strategy.Data data = strategy.data();
    data.from().ifPresent(day -> parameters.put("start_date", day.toString()));
    data.to().ifPresent(day -> parameters.put("end_date", day.toString()));
    return new Operation.Subject(
        "Training of " + strategy.name(), data.symbol(), data.timeframe().code(), parameters);
  }
}
