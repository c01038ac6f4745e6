package ktrdr.sessions.admission;

import ktrdr.operations.Operation;
import ktrdr.work.Refusal;

/** The key was already sent with another body; nothing was started. */
public final class KeyUsedForOther extends Refusal {
  private static final long serialVersionUID = 1L;

  public KeyUsedForOther(Operation started) {
    super(
        Kind.INVALID,
        "idempotency_key_reused",
        "The Idempotency-Key was sent before with another body; send a new key");
    member("success", false);
    member("triggered", false);
    member("operation_id", started.id().value());
    started.lineage().session().ifPresent(id -> member("session_id", id));
  }
}
