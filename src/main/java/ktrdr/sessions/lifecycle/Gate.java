package ktrdr.sessions.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.SessionOutcome;

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

  // Only the last attempt counts; earlier ones are history.
  private static boolean failed(List<Operation> tree, OperationType type) {
    return tree.stream()
        .filter(o -> o.type() == type)
        .max(Comparator.comparing(o -> o.lineage().attempt()))
        .map(o -> o.output().results().get("gate"))
        .filter(gate -> gate instanceof Map<?, ?> g && failed(g))
        .isPresent();
  }

  // A session that bypasses its gates continues as if they had passed; their results stay recorded.
  private static boolean failed(Map<?, ?> gate) {
    return Boolean.FALSE.equals(gate.get("passed")) && !Boolean.TRUE.equals(gate.get("bypassed"));
  }
}
