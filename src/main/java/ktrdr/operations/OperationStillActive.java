package ktrdr.operations;

import ktrdr.work.Refusal;

/** The operation has no results yet, because it has not ended. */
public final class OperationStillActive extends Refusal {
  private static final long serialVersionUID = 1L;

  public OperationStillActive(Operation operation) {
    super(
        Kind.CONFLICT,
        "operation_still_active",
        "Operation has no results yet (status: " + operation.status().wire() + ")");
    member("operation_id", operation.id().value());
  }
}
