package ktrdr.sessions.repeats;

import ktrdr.sessions.Session;
import ktrdr.work.Refusal;

/** Nothing can follow from the session as it is; the message says what to do. */
public final class NotRepeatable extends Refusal {
  private static final long serialVersionUID = 1L;

  private NotRepeatable(Session session, String code, String sentence) {
    super(Kind.CONFLICT, code, sentence);
    member("session_id", session.id());
  }

  static NotRepeatable running(Session session) {
    return new NotRepeatable(
        session,
        "session_not_ended",
        "Session "
            + session.id()
            + " has not ended yet; wait for it: ktrdr follow "
            + session.id());
  }

  static NotRepeatable incomplete(Session session) {
    return new NotRepeatable(
        session,
        "session_not_complete",
        "Session "
            + session.id()
            + " did not come to its end, so there is nothing to compare with; continue it with:"
            + " ktrdr resume "
            + session.id());
  }

  static NotRepeatable follows(Session session, long earlier) {
    return new NotRepeatable(
        session,
        "session_follows",
        "Session " + session.id() + " itself follows from session " + earlier + "; name that one");
  }

  static NotRepeatable withoutTurns(Session session) {
    return new NotRepeatable(
        session,
        "turns_not_kept",
        "The requests and replies of session "
            + session.id()
            + " are not kept: it is older than ktrdr's record of them, or they were too long. Run"
            + " its strategy again without them: ktrdr agent rerun "
            + session.id());
  }
}
