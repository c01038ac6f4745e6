package ktrdr.sessions.admission;

import ktrdr.work.Refusal;

/** This server runs as many stand-alone operations as it may; nothing was started. */
public final class TooManyAlone extends Refusal {
  private static final long serialVersionUID = 1L;

  TooManyAlone(long active, int limit) {
    super(
        Kind.CONFLICT,
        "too_many_operations",
        "As many trainings, backtests and loads are active as this server allows ("
            + limit
            + "); wait for one, or cancel one");
    member("success", false);
    member("active_count", active);
    member("limit", limit);
  }
}
