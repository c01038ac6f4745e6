package ktrdr.rest.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.operations.Operation;

/** The few results of an operation that fit into a line; all of them are at {@code /results}. */
final class Summary {
  private Summary() {}

  /** Null while there are no results. */
  static Map<String, Object> of(Operation operation) {
    Map<String, Object> results = operation.output().results();
    if (results.isEmpty()) {
      return null;
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    for (String key : keys(operation)) {
      summary.put(key, results.get(key));
    }
    return summary;
  }

  private static List<String> keys(Operation operation) {
    return switch (operation.type()) {
      case AGENT_SESSION -> List.of("verdict", "outcome");
      case AGENT_DESIGN -> List.of("strategy_name", "source", "explanation");
      case TRAINING -> List.of("model_id", "test_accuracy", "test_loss", "best_epoch", "gate");
      case BACKTESTING ->
          List.of(
              "total_return",
              "sharpe",
              "max_drawdown",
              "win_rate",
              "trade_count",
              "in_sample",
              "gate");
      case AGENT_ASSESSMENT -> List.of("verdict", "reasons");
      case DATA_LOAD -> List.of("bars", "period");
    };
  }
}
