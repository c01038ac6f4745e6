package ktrdr.cli.command;

import java.util.Optional;
import ktrdr.cli.client.Operation;

/** The exit codes that scripts rely on. */
public final class Exit {
  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int BUDGET = 3;
  public static final int NOT_FOUND = 4;
  public static final int CONFLICT = 5;
  public static final int TIMED_OUT = 6;
  public static final int CANCELLED = 7;
  public static final int UNREACHABLE = 8;
  public static final int INTERRUPTED = 130;

  private Exit() {}

  /**
   * The exit code for the end of an operation; {@code outcome} is that of its session, if it is
   * one.
   */
  public static int of(Operation ended, Optional<String> outcome) {
    return switch (ended.status()) {
      case "completed" -> OK;
      case "cancelled" -> CANCELLED;
      case "paused" -> BUDGET; // Nothing else ends a follow before the work has ended.
      default -> outcome.filter("budget_exceeded"::equals).isPresent() ? BUDGET : FAILED;
    };
  }
}
