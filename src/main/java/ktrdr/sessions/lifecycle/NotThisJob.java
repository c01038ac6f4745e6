package ktrdr.sessions.lifecycle;

import ktrdr.work.Refusal;

/** A job execution that ktrdr did not start, or no longer wants; nothing was changed. */
public final class NotThisJob extends Refusal {
  private static final long serialVersionUID = 1L;

  public NotThisJob(String sentence) {
    super(Kind.CONFLICT, "not_this_job", sentence);
  }
}
