package ktrdr.operations;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param total how many match, on all pages; counted as far as one more than {@link #MOST_COUNTED}
 * @param active how many operations are active, whatever the filter says
 * @param next where the next page begins; empty on the last
 */
public record OperationPage(
    List<Operation> operations, long total, long active, Optional<OperationQuery.Position> next) {
  /** Nobody needs to know how many more there are than so many. */
  public static final long MOST_COUNTED = 10_000;

  /** How many match, or this many at least. */
  public long counted() {
    return Math.min(total, MOST_COUNTED);
  }

  public boolean totalIsLowerBound() {
    return total > MOST_COUNTED;
  }
}
