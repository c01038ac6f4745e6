package ktrdr.sessions.artifacts;

import java.time.Instant;
import java.util.List;
import ktrdr.operations.OperationId;

/** Records which files operations left in which homes, and their hashes. */
public interface FileStore {

  /**
   * A file.
   *
   * @param name path below the operation's folder, with slashes
   * @param sha256 of what was written, in hex
   */
  record Written(OperationId operation, String name, ThisHome home, String sha256, Instant at) {}

  /** Records a file, replacing any earlier record of it in this home. */
  void keep(Written file);

  /** All files that an operation left, in every home. */
  List<Written> of(OperationId operation);
}
