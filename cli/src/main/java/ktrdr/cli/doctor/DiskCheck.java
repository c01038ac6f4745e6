package ktrdr.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks the free space on the disk of the server's home. */
final class DiskCheck {
  private static final String NAME = "disk";
  private static final long LITTLE = 2_000_000_000L;
  private static final long NONE = 200_000_000L;
  private static final long TOO_LITTLE_TO_START = 50_000_000L;
  private static final double GIGA = 1e9;
  private static final String REMEDY =
      "free some space, or choose another disk by KTRDR_HOME; libtorch alone unpacks to 0.4 GB";

  private DiskCheck() {}

  static Check of(Path home) {
    return of(home, NONE);
  }

  /**
   * Like {@link #of}, for a start, but milder: a server on a nearly full disk can still show and
   * cancel work.
   */
  static Check toStart(Path home) {
    return of(home, TOO_LITTLE_TO_START);
  }

  private static Check of(Path home, long least) {
    try {
      return of(Files.getFileStore(HomeCheck.nearest(home)).getUsableSpace(), home, least);
    } catch (IOException unknown) {
      return Check.warn(NAME, "the free space for " + home + " can't be told", REMEDY);
    }
  }

  /**
   * @param free bytes
   */
  static Check of(long free, Path home) {
    return of(free, home, NONE);
  }

  private static Check of(long free, Path home, long least) {
    String detail = String.format(Locale.ROOT, "%.1f GB free for %s", free / GIGA, home);
    if (free < least) {
      return Check.fail(NAME, detail, REMEDY);
    }
    return free < LITTLE ? Check.warn(NAME, detail, REMEDY) : Check.ok(NAME, detail);
  }
}
