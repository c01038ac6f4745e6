package ktrdr.sessions.artifacts;

import java.io.IOException;
import ktrdr.work.Refusal;

/** A file did not come whole; nothing of it was kept. */
public final class UploadBroken extends Refusal {
  private static final long serialVersionUID = 1L;

  private UploadBroken(String detail) {
    super(Kind.MALFORMED, "upload_broken", detail);
  }

  static UploadBroken at(IOException cause) {
    UploadBroken broken = new UploadBroken("The file did not come to its end; send it again");
    broken.initCause(cause);
    return broken;
  }

  static UploadBroken slow() {
    return new UploadBroken("The file came too slowly: less than 64 KiB a second");
  }

  static UploadBroken empty() {
    return new UploadBroken(
        "The body is empty; send the file as it is, as application/octet-stream");
  }
}
