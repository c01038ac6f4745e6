package ktrdr.sessions.artifacts;

import ktrdr.work.Refusal;

/** The disk has no room for a file; nothing of it was kept. */
public final class NoRoomForUpload extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * @param bytes the size that the client announced; 0 if it did not
   */
  NoRoomForUpload(long bytes) {
    super(
        Kind.UNAVAILABLE,
        "no_room",
        "The disk of the server has no room for this file"
            + (bytes > 0 ? " of " + (bytes >> 20) + " MiB" : "")
            + "; make room in its KTRDR_HOME, then send it again");
  }
}
