package ktrdr.sessions.admission;

import java.util.List;
import ktrdr.work.Refusal;

/** The limit of active sessions is reached; nothing was started. */
public final class ActiveSessionExists extends Refusal {
  private static final long serialVersionUID = 1L;

  public ActiveSessionExists(List<Long> active, int limit) {
    super(Kind.CONFLICT, limit == 1 ? "active_session_exists" : "at_capacity", sentence(limit));
    member("success", false);
    member("triggered", false);
    member("reason", code());
    member("active_count", active.size());
    member("limit", limit);
    if (limit == 1 && !active.isEmpty()) {
      member("active_session_id", active.get(0));
    }
  }

  private static String sentence(int limit) {
    return limit == 1
        ? "A session is active; wait for it, or cancel it with: ktrdr agent cancel"
        : "As many sessions are active as are allowed (" + limit + ")";
  }
}
