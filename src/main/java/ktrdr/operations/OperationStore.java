package ktrdr.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import ktrdr.work.Progress;

/** Where operations are kept. All calls join the caller's transaction. */
public interface OperationStore {

  /**
   * Makes every other transaction that wants this tree wait for the end of this one.
   *
   * @return false when there is no such root
   */
  boolean lock(OperationId root);

  void add(Operation operation);

  /**
   * Compare-and-set: {@code after} replaces the row when that still has the status and version of
   * {@code before}. Progress is left alone.
   *
   * @return false when somebody came first; nothing is changed then
   */
  boolean replace(Operation before, Operation after);

  Optional<Operation> find(OperationId id);

  /** The tree of a root in the order of creation, the root itself first. */
  List<Operation> tree(OperationId root);

  OperationPage list(OperationQuery query);

  /** The rows of a list, without counting what else there is. */
  List<Operation> newest(OperationQuery query);

  /** Roots that were created at or after a time, newest first. */
  List<Operation> rootsSince(Instant time);

  /** Roots that are active, oldest first. Not inside a transition: it reads other trees. */
  List<Operation> activeRoots();

  /**
   * Says that this job execution works on a root in this term, unless another does. An execution
   * works in one term only: somebody who asked it to stop in an earlier one may come late.
   *
   * @return whether it does
   */
  boolean claim(OperationId root, long term, long execution);

  /** The job execution that works on a root in this term; empty before it was claimed. */
  OptionalLong execution(OperationId root, long term);

  /** True when this job execution ever worked on a root. */
  boolean worked(OperationId root, long execution);

  /** Adds a line to the log of a tree; the store gives it the next sequence of the root. */
  void log(OperationEvent event);

  /** Events of a tree with a sequence above {@code after}, at most {@code limit}, in order. */
  List<OperationEvent> events(OperationId root, long after, int limit);

  /**
   * Moves progress forward. Changes nothing when the operation is not active, or further already,
   * or no longer in this term of its ownership.
   */
  void progress(OperationId id, long term, Progress progress);

  /**
   * Keeps one row of metrics (an epoch of training) under its number; the same number again changes
   * nothing, and so does a worker of an earlier ownership.
   */
  void addMetrics(OperationId id, long term, int number, Map<String, Object> row);

  /** Rows of metrics by number. */
  List<Map<String, Object>> metrics(OperationId id);

  /** The last row of metrics of each of these operations that has one. */
  Map<OperationId, Map<String, Object>> lastMetrics(List<OperationId> ids);
}
