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
