package ktrdr.sessions.admission;

import ktrdr.work.Refusal;

/** The agent is paused; nothing was started. */
public final class AgentPaused extends Refusal {
  private static final long serialVersionUID = 1L;

  public AgentPaused(Capacity.Agent agent) {
    super(
        Kind.CONFLICT,
        "disabled",
        "The agent is paused"
            + agent.by().map(by -> " by " + by).orElse("")
            + agent.reason().map(reason -> " (" + reason + ")").orElse("")
            + "; let it go on with: ktrdr agent resume");
    member("success", false);
    member("triggered", false);
    member("reason", "disabled");
  }
}
