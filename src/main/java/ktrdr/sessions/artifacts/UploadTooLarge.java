package ktrdr.sessions.artifacts;

import ktrdr.work.Refusal;

/** A file is larger than an upload may be; nothing of it was kept. */
public final class UploadTooLarge extends Refusal {
  private static final long serialVersionUID = 1L;

  UploadTooLarge() {
    super(
        Kind.TOO_LARGE,
        "upload_too_large",
        "A file may have 2 GiB; split it, pack it with gzip, or send Parquet");
  }
}
