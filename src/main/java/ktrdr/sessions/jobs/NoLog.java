package ktrdr.sessions.jobs;

import ktrdr.operations.OperationId;
import ktrdr.work.Refusal;

/** There is no log of an operation's job on this server. */
public final class NoLog extends Refusal {
  private static final long serialVersionUID = 1L;

  public NoLog(OperationId id) {
    super(
        Kind.NOT_FOUND,
        "no_log",
        "There is no log of "
            + id
            + " here: its job has not begun, or it worked on another server");
    member("operation_id", id.value());
  }
}
