package ktrdr.sessions.admission;

import ktrdr.work.Refusal;

/** Nothing new can be stored now; running work continues. */
public final class NotWritable extends Refusal {
  private static final long serialVersionUID = 1L;

  NotWritable(String sentence) {
    super(
        Kind.UNAVAILABLE,
        "not_writable",
        sentence + ". Nothing was changed; it works again by itself when it can be");
  }
}
