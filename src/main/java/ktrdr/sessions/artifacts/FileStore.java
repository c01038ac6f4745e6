package ktrdr.sessions.artifacts;

import java.time.Instant;
import java.util.List;
import ktrdr.operations.OperationId;

/** Which files operations left in which homes, and what these were then. */
public interface FileStore {

  /**
   * A file.
   *
   * @param name below the folder of the operation, with slashes
   * @param sha256 of what was written, in hex
   */
  record Written(OperationId operation, String name, ThisHome home, String sha256, Instant at) {}

  /** Keeps it; what was known of this file in this home is gone then. */
  void keep(Written file);

  /** All that an operation left, in every home. */
  List<Written> of(OperationId operation);
}
