package ktrdr.agent.ledger;

import ktrdr.work.Refusal;

/** An operation does not run, or another server owns it by now: it may not spend anything. */
public final class CallNotAllowed extends Refusal {
  private static final long serialVersionUID = 1L;

  CallNotAllowed(Attempt attempt) {
    super(
        Kind.CONFLICT,
        "call_not_allowed",
        "Operation " + attempt.operation() + " no longer runs here, so it can't call a model.");
  }
}
