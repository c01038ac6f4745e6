package ktrdr.sessions.retention;

import java.time.Instant;
import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;

/** What ended, and how it is taken out of the tables. All calls join the caller's transaction. */
public interface Archive {

  /** Roots that ended in a status before a time, the oldest first. */
  List<Operation> endedBefore(OperationStatus status, Instant time, int limit);

  /** Roots that ended in a status, without the newest {@code kept}, newest first. */
  List<Operation> endedBeyond(OperationStatus status, int kept, int limit);

  /**
   * Takes a tree that the caller has locked out of all tables, with its session; and remembers
   * whose files are still to be removed.
   */
  void remove(Operation root, Instant now);

  /** Operations that were taken out and whose files may still be there. */
  List<OperationId> leftovers();

  /** Forgets the leftovers of what was taken out before this time. */
  void forgetLeftovers(Instant before);
}
