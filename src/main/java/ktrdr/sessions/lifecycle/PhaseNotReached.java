package ktrdr.sessions.lifecycle;

import java.util.List;
import ktrdr.sessions.SessionPhase;
import ktrdr.work.Refusal;

/** A retry can't begin with a phase that the session never reached; nothing was changed. */
public final class PhaseNotReached extends Refusal {
  private static final long serialVersionUID = 1L;

  PhaseNotReached(SessionPhase asked, SessionPhase first, SessionPhase last) {
    super(
        Kind.INVALID, "phase_not_reached", sentence(asked, first, last), fault(asked, first, last));
  }

  private static List<Fault> fault(SessionPhase asked, SessionPhase first, SessionPhase last) {
    return List.of(new Fault("/from", sentence(asked, first, last)));
  }

  private static String sentence(SessionPhase asked, SessionPhase first, SessionPhase last) {
    return "can't begin with "
        + asked.title()
        + ": this session can begin again with "
        + first.title()
        + (first == last ? "" : " up to " + last.title());
  }
}
