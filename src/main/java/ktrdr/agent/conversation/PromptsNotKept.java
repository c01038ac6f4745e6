package ktrdr.agent.conversation;

import ktrdr.work.Refusal;

/** A session was started with prompts that this version of ktrdr does not have. */
public final class PromptsNotKept extends Refusal {
  private static final long serialVersionUID = 1L;

  PromptsNotKept(String version) {
    super(
        Kind.CONFLICT,
        "prompts_not_kept",
        "The session was started with prompts of version "
            + version
            + ", and this ktrdr has version "
            + Prompts.VERSION
            + " only; start a new session");
  }
}
