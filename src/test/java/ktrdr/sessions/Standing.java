package ktrdr.sessions;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.Operation.Cancellation;
import ktrdr.operations.Operation.Ownership;
import ktrdr.operations.Operation.StopRequest;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.work.Progress;

/** Roots of trees as they stand at a moment, for those who explain them. */
public final class Standing {
  public static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");
  static final Caller ANN = new Caller("ann", "a test");

  private Standing() {}

  public static Operation root(long session, OperationStatus status, Ownership ownership) {
    OperationId id = OperationId.next(OperationType.AGENT_SESSION, NOW);
    boolean started = status != OperationStatus.PENDING;
    Operation.Times times =
        new Operation.Times(
            NOW.minusSeconds(700),
            started ? Optional.of(NOW.minusSeconds(600)) : Optional.empty(),
            status.terminal() ? Optional.of(NOW) : Optional.empty());
    var state =
        new Operation.State(
            status, 3, times, ownership, Optional.empty(), Optional.empty(), Optional.empty());
    var lineage =
        new Operation.Lineage(Optional.empty(), id, Optional.of(session), 1, Optional.empty());
    var subject = new Operation.Subject("a session", "SPX", "1d", Map.of());
    return new Operation(
        id,
        lineage,
        OperationType.AGENT_SESSION,
        state,
        subject,
        Operation.Output.NONE,
        Progress.NONE);
  }

  public static Operation cancelled(Operation o, Instant deadline, boolean forced) {
    var who = new Cancellation(new Notice(NOW.minusSeconds(2), ANN, "enough", deadline), forced);
    return with(o, Optional.of(who), Optional.empty(), Optional.empty());
  }

  public static Operation halted(Operation o, StopRequest.Kind kind, String reason) {
    var stopRequest =
        new StopRequest(kind, new Notice(NOW.minusSeconds(2), ANN, reason, NOW.plusSeconds(8)));
    return with(o, Optional.empty(), Optional.of(stopRequest), Optional.empty());
  }

  public static Operation failed(Operation o, String error) {
    return with(o, Optional.empty(), Optional.empty(), Optional.of(error));
  }

  private static Operation with(
      Operation o,
      Optional<Cancellation> who,
      Optional<StopRequest> stopRequest,
      Optional<String> error) {
    Operation.State s = o.state();
    var state =
        new Operation.State(
            s.status(), s.version(), s.times(), s.ownership(), who, stopRequest, error);
    return new Operation(
        o.id(), o.lineage(), o.type(), state, o.subject(), o.output(), o.progress());
  }
}
