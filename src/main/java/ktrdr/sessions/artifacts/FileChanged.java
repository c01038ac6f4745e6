package ktrdr.sessions.artifacts;

import ktrdr.operations.OperationId;
import ktrdr.work.Refusal;

/** A file is not what its operation wrote: it was truncated or changed. */
public final class FileChanged extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Its bytes have changed. */
  FileChanged(OperationId operation, String name) {
    this(operation, name, "is not what was written: it was cut off or changed since");
  }

  /**
   * It can't be read.
   *
   * @param what the fault, as the rest of a sentence that begins with the name of the file
   */
  public FileChanged(OperationId operation, String name, String what) {
    super(
        Kind.CONFLICT,
        "artifact_changed",
        name
            + " of "
            + operation.value()
            + " "
            + what
            + ". Put it back from a backup, or do the"
            + " work again");
    member("operation_id", operation.value());
    member("file", name);
  }
}
