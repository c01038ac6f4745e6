package ktrdr.agent.design;

import ktrdr.work.Refusal;

/** No candidate strategy can be trained on these bars. */
public final class NoUsableDesign extends Refusal {
  private static final long serialVersionUID = 1L;

  NoUsableDesign(String reason) {
    super(Kind.INVALID, "no_usable_design", "No strategy can be designed: " + reason);
  }
}
