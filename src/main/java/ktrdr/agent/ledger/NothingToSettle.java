package ktrdr.agent.ledger;

import ktrdr.work.Refusal;

/** An attempt's cost is known, or the attempt is still being made. */
public final class NothingToSettle extends Refusal {
  private static final long serialVersionUID = 1L;

  NothingToSettle(LedgerEntry entry) {
    super(
        Kind.CONFLICT,
        "nothing_to_settle",
        entry.standing().state() == LedgerState.RESERVED
            ? "Call " + entry.id() + " is still being made."
            : "Call "
                + entry.id()
                + " needs nobody: it is "
                + entry.standing().state().wire()
                + ".");
  }
}
