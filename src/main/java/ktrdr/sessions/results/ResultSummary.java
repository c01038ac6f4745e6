package ktrdr.sessions.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;

/** The few results of an operation that fit into a line, as they were stored. */
public final class ResultSummary {
  private ResultSummary() {}

  /** Null while there are no results. */
  public static Map<String, Object> of(Operation operation) {
    Map<String, Object> results = operation.output().results();
    return results.isEmpty() ? null : Fields.of(results, names(operation.type())).asMap();
  }

  /** The summary of a session's parent operation, before it is completed too. */
  public static Map<String, Object> ofSession(Optional<String> verdict, Optional<String> outcome) {
    return new Fields()
        .put("verdict", verdict.orElse(null))
        .put("outcome", outcome.orElse(null))
        .asMap();
  }

  private static List<String> names(OperationType type) {
    return switch (type) {
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
      case SWEEP -> List.of("runs_total", "completed", "best_point", "best_session_id");
    };
  }
}
