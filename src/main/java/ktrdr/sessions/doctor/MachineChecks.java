package ktrdr.sessions.doctor;

import java.nio.file.Path;
import java.util.Locale;
import ktrdr.sessions.admission.Writing;
import ktrdr.training.network.Natives;

/** Checks the machine that the server runs on. */
final class MachineChecks {
  private static final long LITTLE = 2_000_000_000L;
  private static final long NONE = 200_000_000L;
  private static final double GIGA = 1e9;
  private static final double MEGA = 1e6;
  private static final double FULL = 0.85;

  private MachineChecks() {}

  /**
   * Checks the disk that holds the server's home.
   *
   * @param free bytes
   */
  static Check disk(long free, Path home) {
    String detail = String.format(Locale.ROOT, "%.1f GB free for %s", free / GIGA, home);
    String remedy =
        "free some space; old sessions go by themselves with KTRDR_RETENTION_COMPLETED_AGE";
    if (free < NONE) {
      return Check.fail("disk", detail, remedy);
    }
    return free < LITTLE ? Check.warn("disk", detail, remedy) : Check.ok("disk", detail);
  }

  /**
   * Checks the heap.
   *
   * @param used bytes in use after the last collection
   * @param most the largest heap, in bytes
   */
  static Check heap(long used, long most) {
    String detail =
        String.format(
            Locale.ROOT,
            "%,.0f of %,.0f MB were used after the last collection, %d %%",
            used / MEGA,
            most / MEGA,
            100 * used / most);
    return used > FULL * most
        ? Check.warn(
            "heap",
            detail + ": work may fail for want of memory",
            "run less at once, or give the server a larger heap: JVM_ARGS=-Xmx2g ktrdr server start")
        : Check.ok("heap", detail);
  }

  /** Checks whether the server can write to its database and home. */
  static Check writing(Writing.State state) {
    return state
        .sentence()
        .map(
            why ->
                Check.fail(
                    "writing", why, "make room, or let it be written to; then it works by itself"))
        .orElse(Check.ok("writing", "the database and the home can be written to"));
  }

  static Check natives(Natives natives) {
    String which = "libtorch for " + natives.platform();
    return switch (natives.state()) {
      case LOADED -> Check.ok("natives", which + " is loaded");
      case LOADING -> Check.ok("natives", which + " is being loaded");
      case PACKED -> Check.ok("natives", which + " is there; the first training loads it");
      case MISSING ->
          Check.fail(
              "natives",
              which + " is not there: nothing can be trained",
              "build the server on this machine; there are natives for linux-x86_64, macosx-arm64"
                  + " and windows-x86_64");
      case BROKEN ->
          Check.fail(
              "natives",
              which + " can't be loaded: " + natives.failure().orElse(""),
              "stop the server, remove natives/ in KTRDR_HOME, and start it: they are unpacked"
                  + " anew");
    };
  }
}
