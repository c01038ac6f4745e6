package ktrdr.sessions.lifecycle;

import ktrdr.operations.Operation;
import ktrdr.work.Refusal;

/**
 * The work did not fail, was not cancelled and is not paused, so it can't be resumed; nothing was
 * changed.
 */
public final class NotResumable extends Refusal {
  private static final long serialVersionUID = 1L;

  public NotResumable(Operation operation) {
    super(
        Kind.CONFLICT,
        "not_resumable",
        "Operation is not failed or cancelled (status: " + operation.status().wire() + ")");
    member("success", false);
    member("operation_id", operation.id().value());
  }
}
