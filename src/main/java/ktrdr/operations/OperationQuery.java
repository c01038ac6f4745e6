package ktrdr.operations;

import java.time.Instant;
import java.util.Optional;

/**
 * Selects the operations of a list, newest first. Empty filters match everything.
 *
 * @param activeOnly only operations that are not terminal
 * @param since only operations created at or after this time
 * @param page which part of the list
 */
public record OperationQuery(
    Optional<OperationStatus> status,
    Optional<OperationType> type,
    Optional<OperationId> parent,
    Optional<OperationId> root,
    boolean activeOnly,
    Optional<Instant> since,
    Page page) {

  /**
   * A part of a list.
   *
   * @param limit the most rows, 1 to 1,000
   * @param offset rows to skip; slow when large
   * @param after the last row of the previous page; fast at any depth
   */
  public record Page(int limit, int offset, Optional<Position> after) {}

  /** A position in a list that is sorted from newest to oldest. */
  public record Position(Instant created, OperationId id) {}
}
