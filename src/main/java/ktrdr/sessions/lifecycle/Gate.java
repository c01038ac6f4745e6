package ktrdr.sessions.lifecycle;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.results.GateResult;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.results.GateCodec;

/** Derives a session's outcome from the gates in the results of its operations. */
final class Gate {
  private Gate() {}

  /** The first failed gate decides. */
  static SessionOutcome outcome(List<Operation> tree) {
    if (failed(tree, OperationType.TRAINING)) {
      return SessionOutcome.FAILED_TRAINING_GATE;
    }
    return failed(tree, OperationType.BACKTESTING)
        ? SessionOutcome.FAILED_BACKTEST_GATE
        : SessionOutcome.SUCCESS;
  }

  /** Which gate failed, and why. */
  static String sentence(List<Operation> tree) {
    return reason(tree, OperationType.TRAINING)
        .map(reason -> "The training gate failed: " + reason)
        .or(
            () ->
                reason(tree, OperationType.BACKTESTING)
                    .map(reason -> "The backtest gate failed: " + reason))
        .orElseThrow();
  }

  private static boolean failed(List<Operation> tree, OperationType type) {
    return reason(tree, type).isPresent();
  }

  // Only the last attempt counts; earlier ones are history.
  private static Optional<String> reason(List<Operation> tree, OperationType type) {
    return type.newestIn(tree)
        .flatMap(GateCodec::read)
        .filter(GateResult::stops)
        .map(GateResult::reason);
  }
}
