package ktrdr.sessions.commands;

import java.util.List;
import ktrdr.work.Refusal;

/** Stand-alone work has no phases to retry from; nothing was changed. */
public final class NoPhases extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final String SENTENCE =
      "must be left out: stand-alone work has no phases, it begins from its start";

  NoPhases() {
    super(Kind.INVALID, "no_phases", "from " + SENTENCE, List.of(new Fault("/from", SENTENCE)));
  }
}
