package ktrdr.sessions.trials;

import java.util.Optional;
import ktrdr.operations.OperationQuery.Position;

/**
 * How far the backtests of earlier versions are registered.
 *
 * @param done true when all are
 * @param last the last backtest that was looked at, from the newest to the oldest; empty before the
 *     first
 */
public record BackfillState(boolean done, Optional<Position> last) {
  /** Nothing was looked at. */
  public static final BackfillState BEGIN = new BackfillState(false, Optional.empty());

  /** All were looked at. */
  public static final BackfillState DONE = new BackfillState(true, Optional.empty());

  static BackfillState after(Position last) {
    return new BackfillState(false, Optional.of(last));
  }
}
