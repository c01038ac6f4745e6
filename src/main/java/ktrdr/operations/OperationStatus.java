package ktrdr.operations;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The status of an operation. {@link #canBecome} is the whole state machine. */
public enum OperationStatus {
  PENDING,
  RUNNING,
  PAUSED,
  CANCELLING,
  RESUMING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** The wire value: the name in lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with this wire value, in any case; empty when there is none. */
  public static Optional<OperationStatus> of(String wire) {
    return Arrays.stream(values()).filter(s -> s.wire().equalsIgnoreCase(wire)).findFirst();
  }

  /** True when only an explicit resume or retry can change it. */
  public boolean terminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** Not terminal. Defined as the complement, so that a new status can't be forgotten. */
  public boolean active() {
    return !terminal();
  }

  /** Whether an operation with this status may change to {@code next}. */
  public boolean canBecome(OperationStatus next) {
    return successors().contains(next);
  }

  private Set<OperationStatus> successors() {
    return switch (this) {
      case PENDING, PAUSED, RESUMING -> EnumSet.of(RUNNING, CANCELLED, FAILED);
      case RUNNING -> EnumSet.of(CANCELLING, PAUSED, COMPLETED, FAILED);
      case CANCELLING -> EnumSet.of(CANCELLED);
      case CANCELLED, FAILED -> EnumSet.of(RESUMING);
      case COMPLETED -> EnumSet.noneOf(OperationStatus.class);
    };
  }
}
