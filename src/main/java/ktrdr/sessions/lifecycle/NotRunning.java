package ktrdr.sessions.lifecycle;

import ktrdr.operations.Operation;
import ktrdr.work.Refusal;

/** Only running work can be paused; nothing was changed. */
public final class NotRunning extends Refusal {
  private static final long serialVersionUID = 1L;

  public NotRunning(Operation operation) {
    super(
        Kind.CONFLICT,
        "not_running",
        "Operation cannot be paused (status: " + operation.status().wire() + ")");
    member("success", false);
    member("operation_id", operation.id().value());
  }
}
