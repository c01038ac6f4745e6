package ktrdr.agent.ledger;

import ktrdr.work.Refusal;

/** The ledger has no call of this number. */
public final class LedgerEntryNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  LedgerEntryNotFound(long id) {
    super(Kind.NOT_FOUND, "ledger_entry_not_found", "There is no call " + id + " in the ledger.");
  }
}
