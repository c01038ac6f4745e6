package ktrdr.agent.design;

import ktrdr.work.Refusal;

/** No strategy can be found for these bars. */
public final class NoUsableDesign extends Refusal {
  private static final long serialVersionUID = 1L;

  NoUsableDesign(String reason) {
    super(Kind.INVALID, "no_usable_design", "No strategy can be designed: " + reason);
  }
}
