package ktrdr.agent.ledger;

import ktrdr.work.Refusal;

/** The ledger has no call of this number. */
public final class LedgerEntryNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  LedgerEntryNotFound(long id) {
    this(Long.toString(id));
  }

  /** For a number as somebody wrote it. */
  public LedgerEntryNotFound(String id) {
    super(Kind.NOT_FOUND, "ledger_entry_not_found", "There is no call " + id + " in the ledger.");
  }
}
