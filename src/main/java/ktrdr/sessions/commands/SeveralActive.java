package ktrdr.sessions.commands;

import java.util.List;
import ktrdr.work.Refusal;

/** Several sessions are active and no id says which one is meant; nothing was cancelled. */
public final class SeveralActive extends Refusal {
  private static final long serialVersionUID = 1L;

  public SeveralActive(List<Long> active) {
    super(Kind.CONFLICT, "several_active", "Several sessions are active; name one");
    member("success", false);
    member("reason", code());
    member("active_sessions", active);
  }
}
