package ktrdr.operations;

import ktrdr.work.Refusal;

/** No operation has this id. */
public final class OperationNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public OperationNotFound(String id) {
    super(Kind.NOT_FOUND, "operation_not_found", "Operation not found: " + id);
    member("operation_id", id);
  }
}
