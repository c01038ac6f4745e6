package ktrdr.training;

import ktrdr.work.Refusal;

/** The network library has no native code for this machine, or it can't be loaded. */
public final class NativesMissing extends Refusal {
  private static final long serialVersionUID = 1L;

  NativesMissing(String platform, Throwable cause) {
    super(
        Kind.UNAVAILABLE,
        "natives_missing",
        "libtorch can't be loaded on "
            + platform
            + "; its natives come for linux-x86_64, macosx-arm64 and windows-x86_64");
    initCause(cause);
  }
}
