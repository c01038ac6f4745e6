package ktrdr.sessions.admission;

import ktrdr.work.Refusal;

/** The bars or files that the work needs are in another server's home; nothing was changed. */
public final class BarsElsewhere extends Refusal {
  private static final long serialVersionUID = 1L;

  BarsElsewhere(Provisions.Missing missing) {
    super(
        Kind.CONFLICT,
        "bars_elsewhere",
        "The home of this server has not "
            + missing.what()
            + "; ask the server that has (ktrdr operations explain says which)");
    member("success", false);
  }
}
