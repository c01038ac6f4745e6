package ktrdr.sessions;

import ktrdr.work.Refusal;

/** The session ended before it was asked to stop; nothing was changed. */
public final class SessionAlreadyFinished extends Refusal {
  private static final long serialVersionUID = 1L;

  public SessionAlreadyFinished(Session session) {
    super(
        Kind.CONFLICT,
        "session_already_finished",
        "Session cannot be cancelled (outcome: "
            + session.standing().outcome().map(SessionOutcome::wire).orElse("unknown")
            + ")");
    member("success", false);
    member("reason", code());
    member("session_id", session.id());
  }
}
