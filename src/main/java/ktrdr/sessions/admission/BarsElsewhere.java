package ktrdr.sessions.admission;

import ktrdr.work.Refusal;

/** What work needs lies in the home of another server; nothing was changed. */
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
