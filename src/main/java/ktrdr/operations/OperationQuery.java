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

  /** The newest operations, whatever they are. */
  public static OperationQuery newest(int limit) {
    return new OperationQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        new Page(limit, 0, Optional.empty()));
  }

  /** The newest operations of a type that completed. */
  public static OperationQuery completed(OperationType type, int limit) {
    return newest(limit).withStatus(OperationStatus.COMPLETED).withType(type);
  }

  /** The same, but only those with this status. */
  public OperationQuery withStatus(OperationStatus only) {
    return new OperationQuery(Optional.of(only), type, parent, root, activeOnly, since, page);
  }

  /** The same, but only those of this type. */
  public OperationQuery withType(OperationType only) {
    return new OperationQuery(status, Optional.of(only), parent, root, activeOnly, since, page);
  }

  /** The same, but only those that are not terminal. */
  public OperationQuery onlyActive() {
    return new OperationQuery(status, type, parent, root, true, since, page);
  }

  /** The same, but only those created at this time or later. */
  public OperationQuery createdSince(Instant first) {
    return new OperationQuery(status, type, parent, root, activeOnly, Optional.of(first), page);
  }

  /** The same, but the page that follows this row. */
  public OperationQuery after(Position last) {
    Page next = new Page(page.limit(), 0, Optional.of(last));
    return new OperationQuery(status, type, parent, root, activeOnly, since, next);
  }

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
