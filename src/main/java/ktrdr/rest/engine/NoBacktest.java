package ktrdr.rest.engine;

import ktrdr.operations.Operation;
import ktrdr.work.Refusal;

/** The operation has no trades or equity, because it is not a completed backtest. */
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
            + "); name a completed backtesting operation");
    member("operation_id", operation.id().value());
  }
}
