package ktrdr.sessions;

import ktrdr.work.Refusal;

/** No session has this id. */
public final class SessionNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public SessionNotFound(Object id) {
    super(Kind.NOT_FOUND, "not_found", "Session not found: " + id);
    member("success", false);
    member("session_id", id);
  }
}
