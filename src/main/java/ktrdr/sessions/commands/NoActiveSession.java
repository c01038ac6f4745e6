package ktrdr.sessions.commands;

import ktrdr.work.Refusal;

/** There is nothing to cancel: no session is active. */
public final class NoActiveSession extends Refusal {
  private static final long serialVersionUID = 1L;

  public NoActiveSession() {
    super(
        Kind.NOT_FOUND,
        "no_active_session",
        "No session is active; start one with: ktrdr research");
    member("success", false);
    member("reason", "no_active_session");
  }
}
