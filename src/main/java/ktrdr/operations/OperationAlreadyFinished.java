package ktrdr.operations;

import ktrdr.work.Refusal;

/** The operation had ended before the request to stop it; nothing was changed. */
public final class OperationAlreadyFinished extends Refusal {
  private static final long serialVersionUID = 1L;

  public OperationAlreadyFinished(Operation operation) {
    super(
        Kind.CONFLICT,
        "operation_already_finished",
        "Operation cannot be cancelled (status: " + operation.status().wire() + ")");
    member("success", false);
    member("operation_id", operation.id().value());
  }
}
