package ktrdr.sessions.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.SessionOutcome;

/** What the gates recorded in the results of a session's operations mean for its outcome. */
final class Gate {
  private Gate() {}

  /** The first gate that failed decides. */
  static SessionOutcome outcome(List<Operation> tree) {
    if (failed(tree, OperationType.TRAINING)) {
      return SessionOutcome.FAILED_TRAINING_GATE;
    }
    return failed(tree, OperationType.BACKTESTING)
        ? SessionOutcome.FAILED_BACKTEST_GATE
        : SessionOutcome.SUCCESS;
  }

  // Of the last attempt: those before it are history.
  private static boolean failed(List<Operation> tree, OperationType type) {
    return tree.stream()
        .filter(o -> o.type() == type)
        .max(Comparator.comparing(o -> o.lineage().attempt()))
        .map(o -> o.output().results().get("gate"))
        .filter(gate -> gate instanceof Map<?, ?> g && failed(g))
        .isPresent();
  }

  // A session that bypasses its gates goes on as if they had passed; what they said stays recorded.
  private static boolean failed(Map<?, ?> gate) {
    return Boolean.FALSE.equals(gate.get("passed")) && !Boolean.TRUE.equals(gate.get("bypassed"));
  }
}
