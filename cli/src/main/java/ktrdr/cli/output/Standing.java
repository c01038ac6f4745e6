package ktrdr.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;

/**
 * The status of an operation, with the detail people ask about next: place in the queue, time, or
 * who acted.
 */
public final class Standing {
  private Standing() {}

  public static String of(Operation operation) {
    return word(operation) + note(operation).map(note -> ", " + note).orElse("");
  }

  /** The status without a time that runs down: it stays constant while nothing happens. */
  public static String unmoving(Operation operation) {
    return operation.status().equals("cancelling") ? operation.status() : of(operation);
  }

  /** The word for the status; a queued operation is waiting. */
  public static String word(Operation operation) {
    boolean queued = operation.status().equals("pending") && operation.queuePosition().isPresent();
    return queued ? "waiting" : operation.status();
  }

  private static Optional<String> note(Operation operation) {
    return switch (operation.status()) {
      case "pending" -> position(operation);
      case "running" -> pausing(operation.pause());
      case "paused" -> asked(operation.pause());
      case "cancelling" -> cutOff(operation);
      case "cancelled" ->
          operation.cancel().flag("forced").filter(forced -> forced).map(forced -> "cut off");
      default -> Optional.empty();
    };
  }

  private static Optional<String> position(Operation operation) {
    return operation.queuePosition().isPresent()
        ? Optional.of("position " + Words.count(operation.queuePosition()))
        : Optional.empty();
  }

  private static Optional<String> pausing(Fields pause) {
    return pause.isEmpty() ? Optional.empty() : Optional.of("pauses at the next safe point");
  }

  private static Optional<String> asked(Fields pause) {
    return pause
        .text("by")
        .map(by -> "asked by " + by + pause.text("reason").map(why -> ": " + why).orElse(""));
  }

  private static Optional<String> cutOff(Operation operation) {
    Optional<Instant> deadline = operation.cancel().instant("deadline");
    Optional<Instant> now = operation.told();
    if (deadline.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    Duration left = Duration.between(now.get(), deadline.get());
    return Optional.of("cut off in " + Words.duration(left.isNegative() ? Duration.ZERO : left));
  }
}
