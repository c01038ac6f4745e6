package ktrdr.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ktrdr.work.Progress;

/** Stores operations, their events and metrics. All calls join the caller's transaction. */
public interface OperationStore {

  /**
   * Locks a tree until the end of the caller's transaction: other transactions that lock it wait.
   *
   * @return false when there is no such root
   */
  boolean lock(OperationId root);

  /** Adds a new operation at the end of its tree. */
  void add(Operation operation);

  /**
   * Compare-and-set: replaces the operation with {@code after} if it still has the status and
   * version of {@code before}. Does not touch progress.
   *
   * @return false when another change came first; then nothing is changed
   */
  boolean replace(Operation before, Operation after);

  Optional<Operation> find(OperationId id);

  /**
   * Returns the tree of a root in order of creation, the root first; empty when there is no such
   * root.
   */
  List<Operation> tree(OperationId root);

  /** Returns one page of a list with its totals. */
  OperationPage list(OperationQuery query);

  /** Returns the rows of a page without counting totals. */
  List<Operation> newest(OperationQuery query);

  /** Returns the roots that were created at or after a time, newest first. */
  List<Operation> rootsSince(Instant time);

  /**
   * Returns the active roots, oldest first. Never call it while holding the lock of a tree: it
   * reads other trees and could wait for their locks.
   */
  List<Operation> activeRoots();

  /**
   * Claims a root in this term for a job execution. Only the first execution of a term succeeds,
   * and an execution works in one term only, because a stop request of an earlier term may still
   * reach it.
   *
   * @return whether this execution holds the claim
   */
  boolean claim(OperationId root, long term, long execution);

  /** Returns the job execution that claimed a root in this term; empty before that. */
  OptionalLong execution(OperationId root, long term);

  /** True when this job execution ever worked on a root. */
  boolean worked(OperationId root, long execution);

  /** Appends an event to the log of a tree; the store assigns the next sequence number. */
  void log(OperationEvent event);

  /** Returns up to {@code limit} events of a tree with a sequence above {@code after}, in order. */
  List<OperationEvent> events(OperationId root, long after, int limit);

  /**
   * Moves progress forward. Changes nothing when the operation is not active, is already further,
   * or is in another term. A fraction of 1 also counts for a completed operation.
   */
  void progress(OperationId id, long term, Progress progress);

  /**
   * Stores one row of metrics (an epoch of a training) under its number. Changes nothing when the
   * number exists or the operation is in another term.
   */
  void addMetrics(OperationId id, long term, int number, Map<String, Object> row);

  /** Returns the rows of metrics in order of their numbers. */
  List<Map<String, Object>> metrics(OperationId id);

  /**
   * Returns the last row of metrics of each of these operations; those without metrics are left
   * out.
   */
  Map<OperationId, Map<String, Object>> lastMetrics(List<OperationId> ids);
}
