package ktrdr.batch.models;

import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.work.Refusal;

/**
 * A call of a language model was under way when its server died. Nobody knows what it cost, and
 * asking again may cost it twice, so a person decides.
 */
public final class CallInterrupted extends Refusal {
  private static final long serialVersionUID = 1L;

  CallInterrupted(LedgerEntry entry) {
    super(
        Kind.CONFLICT,
        "call_interrupted",
        "The server died during call "
            + entry.id()
            + " of "
            + entry.asked().model()
            + " (turn "
            + entry.attempt().turn()
            + "). It may have been billed; its reservation is held. Resume to ask again");
  }
}
