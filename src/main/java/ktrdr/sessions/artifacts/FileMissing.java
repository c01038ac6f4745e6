package ktrdr.sessions.artifacts;

import ktrdr.operations.OperationId;
import ktrdr.work.Refusal;

/** A file of an operation is not in the home of this server. */
public final class FileMissing extends Refusal {
  private static final long serialVersionUID = 1L;

  private FileMissing(OperationId operation, String name, String where) {
    super(Kind.NOT_FOUND, "artifact_missing", name + " of " + operation.value() + " " + where);
    member("operation_id", operation.value());
    member("file", name);
  }

  /** The file was in this home and is gone. */
  static FileMissing gone(FileStore.Written file) {
    return new FileMissing(
        file.operation(),
        file.name(),
        "is gone: it was written at "
            + file.at()
            + " into "
            + file.home().place()
            + ", and was removed since. Put it back from a backup, or do the work again");
  }

  /** The file is in another home. */
  static FileMissing elsewhere(FileStore.Written file) {
    return new FileMissing(
        file.operation(),
        file.name(),
        "is not on this server, it is in " + file.home().place() + ". Ask the server of that home");
  }

  /** No home is known to have the file. */
  static FileMissing unknown(OperationId operation, String name) {
    return new FileMissing(
        operation,
        name,
        "is not on this server: it was made in another home, or was removed since");
  }
}
