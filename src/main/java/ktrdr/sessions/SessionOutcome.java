package ktrdr.sessions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ktrdr.operations.OperationStatus;

/** How a session ended, and therefore how its parent operation ended. */
public enum SessionOutcome {
  SUCCESS(OperationStatus.COMPLETED),
  FAILED_TRAINING_GATE(OperationStatus.COMPLETED),
  FAILED_BACKTEST_GATE(OperationStatus.COMPLETED),
  FAILED_DESIGN(OperationStatus.FAILED),
  FAILED_TRAINING(OperationStatus.FAILED),
  FAILED_BACKTEST(OperationStatus.FAILED),
  FAILED_ASSESSMENT(OperationStatus.FAILED),
  FAILED_TIMEOUT(OperationStatus.FAILED),
  FAILED_INTERRUPTED(OperationStatus.FAILED),
  FAILED_ORPHAN(OperationStatus.FAILED),
  BUDGET_EXCEEDED(OperationStatus.FAILED),
  CANCELLED(OperationStatus.CANCELLED);

  private final OperationStatus root;

  SessionOutcome(OperationStatus root) {
    this.root = root;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SessionOutcome> of(String wire) {
    return Arrays.stream(values()).filter(o -> o.wire().equalsIgnoreCase(wire)).findFirst();
  }

  /**
   * Status of the parent operation of a session with this outcome; that of a gate is failed where
   * gates are {@linkplain GateMode#STRICT strict}.
   */
  public OperationStatus root() {
    return root;
  }

  /** The outcome of a session whose work failed in this phase. */
  public static SessionOutcome failureOf(SessionPhase phase) {
    return switch (phase) {
      case TRAINING -> FAILED_TRAINING;
      case BACKTESTING -> FAILED_BACKTEST;
      case ASSESSING -> FAILED_ASSESSMENT;
      default -> FAILED_DESIGN;
    };
  }
}
