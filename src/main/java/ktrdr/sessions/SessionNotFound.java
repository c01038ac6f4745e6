package ktrdr.sessions;

import ktrdr.work.Refusal;

/** No session has this id. */
public final class SessionNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public SessionNotFound(long id) {
    this(Long.toString(id), id);
  }

  /** For a session number as the client wrote it. */
  public SessionNotFound(String written) {
    this(written, null);
  }

  private SessionNotFound(String written, Long id) {
    super(Kind.NOT_FOUND, "not_found", "Session not found: " + written);
    member("success", false);
    member("reason", code());
    member("session_id", id);
  }
}
