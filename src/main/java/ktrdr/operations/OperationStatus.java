package ktrdr.operations;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an operation stands. {@link #canBecome} is the whole of the state machine. */
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

  public static Optional<OperationStatus> of(String wire) {
    return Arrays.stream(values()).filter(s -> s.wire().equalsIgnoreCase(wire)).findFirst();
  }

  /** True when nothing but an explicit resume or retry can change it any more. */
  public boolean terminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** Not terminal. Never a list of statuses: a list forgets one. */
  public boolean active() {
    return !terminal();
  }

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
