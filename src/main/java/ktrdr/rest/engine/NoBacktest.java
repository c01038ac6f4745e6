package ktrdr.rest.engine;

import ktrdr.operations.Operation;
import ktrdr.work.Refusal;

/** The operation has no trades and no equity: it is no backtest, or did not complete. */
final class NoBacktest extends Refusal {
  private static final long serialVersionUID = 1L;

  NoBacktest(Operation operation) {
    super(
        Kind.NOT_FOUND,
        "no_backtest",
        "Operation has no trades or equity (a "
            + operation.type().wire()
            + ", "
            + operation.status().wire()
            + "); ask a completed backtesting operation");
    member("operation_id", operation.id().value());
  }
}
