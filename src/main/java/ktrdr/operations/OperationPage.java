package ktrdr.operations;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of operations.
 *
 * @param total how many operations match on all pages; counted up to {@link #MOST_COUNTED} + 1
 * @param active how many operations are active, regardless of the filter
 * @param next where the next page begins; empty on the last page
 */
public record OperationPage(
    List<Operation> operations, long total, long active, Optional<OperationQuery.Position> next) {
  /** Counting stops above this number, because counting a long list is slow. */
  public static final long MOST_COUNTED = 10_000;

  /** How many operations match; a lower bound if {@link #totalIsLowerBound} says so. */
  public long counted() {
    return Math.min(total, MOST_COUNTED);
  }

  /** True when counting stopped at {@link #MOST_COUNTED}. */
  public boolean totalIsLowerBound() {
    return total > MOST_COUNTED;
  }
}
