package ktrdr.strategy.document.migration;

import ktrdr.work.Refusal;

/** The document needs no migration, or is none of ktrdr's. */
public final class NotVersion2 extends Refusal {
  private static final long serialVersionUID = 1L;

  NotVersion2(String detail) {
    super(Kind.INVALID, "not_version_2", detail);
  }
}
