package ktrdr.training.network;

import ktrdr.work.Refusal;

/** The network library has no native code for this machine, or it can't be loaded. */
public final class NativesMissing extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * @param there whether the server was packaged with native code for this machine
   */
  NativesMissing(String platform, boolean there, Throwable cause) {
    super(Kind.UNAVAILABLE, "natives_missing", sentence(platform, there, cause));
    initCause(cause);
  }

  private static String sentence(String platform, boolean there, Throwable cause) {
    return "libtorch can't be loaded on "
        + platform
        + (there
            ? ": " + said(cause)
            : "; its natives come for linux-x86_64, macosx-arm64 and windows-x86_64");
  }

  /** Message of the root cause: a full disk, a damaged library. */
  private static String said(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
