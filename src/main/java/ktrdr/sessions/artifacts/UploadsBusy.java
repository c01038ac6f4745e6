package ktrdr.sessions.artifacts;

import ktrdr.work.Refusal;

/** Too many files are being uploaded. */
public final class UploadsBusy extends Refusal {
  private static final long serialVersionUID = 1L;

  public UploadsBusy() {
    super(
        Kind.UNAVAILABLE,
        "uploads_busy",
        "Other files are being uploaded or read; try again in some seconds");
  }
}
