package ktrdr.sessions.lifecycle;

import ktrdr.operations.OperationId;
import ktrdr.work.Refusal;

/** The database can't record a cancel now. The work on this server stops all the same. */
public final class CancelNotWritten extends Refusal {
  private static final long serialVersionUID = 1L;

  CancelNotWritten(OperationId root) {
    super(
        Kind.UNAVAILABLE,
        "cancel_not_written",
        "The cancel can't be kept now, the database does not take it. The work on this server is"
            + " asked to stop, and the cancel is kept as soon as it can be, unless the server ends"
            + " before; ask again to be sure");
    member("operation_id", root.value());
  }
}
