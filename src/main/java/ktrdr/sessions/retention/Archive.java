package ktrdr.sessions.retention;

import java.time.Instant;
import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;

/** Ended trees, and how to remove them from the tables. All calls join the caller's transaction. */
public interface Archive {

  /** Roots with this status that ended before {@code time}, oldest first. */
  List<Operation> endedBefore(OperationStatus status, Instant time, int limit);

  /** Roots with this status except the newest {@code kept}, newest first. */
  List<Operation> endedBeyond(OperationStatus status, int kept, int limit);

  /**
   * Removes a tree that the caller has locked from all tables, with its session, and remembers
   * whose files are still to be removed.
   */
  void remove(Operation root, Instant now);

  /** Removed operations whose files may still exist. */
  List<OperationId> leftovers();

  /** Forgets the leftovers of operations that were removed before this time. */
  void forgetLeftovers(Instant before);
}
