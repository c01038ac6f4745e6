package ktrdr.batch.models;

import ktrdr.sessions.Assignment;
import ktrdr.work.Refusal;

/** A session was started with a model of one host, and this server calls it at another. */
final class OtherHost extends Refusal {
  private static final long serialVersionUID = 1L;

  OtherHost(Assignment.Choice asked, String host) {
    super(
        Kind.CONFLICT,
        "other_host",
        "The session was started with "
            + asked.model()
            + " at "
            + asked.host()
            + ", and this server calls it at "
            + host
            + ". Start a new session, or set KTRDR_LLM_BASE_URL as it was");
  }
}
