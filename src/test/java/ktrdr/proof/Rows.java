package ktrdr.proof;

import ktrdr.fixture.Tables;
import ktrdr.operations.Operation;

/** What of an operation makes a difference. */
final class Rows {
  private Rows() {}

  static void write(Operation operation, StringBuilder text) {
    Operation.State state = operation.state();
    text.append(operation.type().ordinal()).append(operation.lineage().attempt());
    text.append(state.status()).append(state.version()).append('/');
    text.append(state.ownership().term()).append(state.ownership().owner().orElse("-"));
    text.append(state.ownership().turn().isPresent() ? "Q" : "");
    state.stopRequest().ifPresent(stopRequest -> text.append(stopRequest.kind()));
    state.cancellation().ifPresent(c -> text.append(c.notice().by().by()).append(c.forced()));
    state.error().ifPresent(error -> text.append(error.hashCode()));
    text.append(operation.progress().fraction()).append(',');
  }

  /** All that transactions keep but the log; whether a refused call changed anything. */
  static boolean same(Tables one, Tables other) {
    return one.operations.equals(other.operations)
        && one.sessions.equals(other.sessions)
        && one.metrics.equals(other.metrics)
        && one.trials.equals(other.trials)
        && one.executions.equals(other.executions);
  }
}
