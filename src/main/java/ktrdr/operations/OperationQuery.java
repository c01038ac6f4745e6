package ktrdr.operations;

import java.time.Instant;
import java.util.Optional;

/**
 * Which operations a list shows; newest first.
 *
 * @param activeOnly only those that are not terminal
 * @param since only those created at or after it
 * @param page how many, from where
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
   * Part of a list.
   *
   * @param limit 1 to 1,000
   * @param offset rows to leave out first; for people, slow when large
   * @param after the last row of the page before, for programs
   */
  public record Page(int limit, int offset, Optional<Position> after) {}

  /** A place in a list that goes from new to old. */
  public record Position(Instant created, OperationId id) {}
}
