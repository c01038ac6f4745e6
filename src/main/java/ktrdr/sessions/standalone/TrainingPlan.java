package ktrdr.sessions.standalone;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;

/**
 * A stand-alone training.
 *
 * @param strategy also names the bars
 * @param seed used if the strategy has none
 */
public record TrainingPlan(Strategy strategy, long seed) implements Plan {

  /** Reads the plan with which an operation was opened. */
  public static TrainingPlan of(Operation.Subject subject, StrategyReader reader) {
    Parameters kept = Parameters.of(subject);
    StrategyReader stored = reader.with(Defaults.FIRST);
    return new TrainingPlan(stored.read(kept.text("strategy")), kept.number("seed").longValue());
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
