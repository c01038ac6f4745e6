package ktrdr.strategy;

import java.util.Locale;
import ktrdr.work.Refusal;

/** Work on this many bars does not fit into the server's heap, or turned out not to. */
public final class NotEnoughMemory extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final double MEGA = 1e6;
  private static final String REMEDY =
      "Use fewer bars (start_date, end_date, or a longer time frame), run less at once, or give the"
          + " server a larger heap: JVM_ARGS=-Xmx2g ktrdr server start";

  private NotEnoughMemory(String sentence) {
    super(Kind.INVALID, "not_enough_memory", sentence + ". " + REMEDY);
  }

  /**
   * Refuses work that can't fit.
   *
   * @param what names the work and its bars
   * @param need in bytes
   * @param available in bytes
   * @throws NotEnoughMemory if the need exceeds what is available
   */
  public static void require(String what, long need, long available) {
    if (need > available) {
      NotEnoughMemory refusal =
          new NotEnoughMemory(
              String.format(
                  Locale.ROOT,
                  "%s needs some %,.0f MB of memory; one piece of work may have %,.0f MB here",
                  what,
                  need / MEGA,
                  available / MEGA));
      refusal.member("needed_bytes", need);
      refusal.member("available_bytes", available);
      throw refusal;
    }
  }

  /**
   * Memory ran out during work of this size, next to whatever else was running.
   *
   * @param need in bytes; 0 if unknown
   */
  public static NotEnoughMemory ranOut(long need) {
    String needs =
        need == 0 ? "" : String.format(Locale.ROOT, ": it needs some %,.0f MB", need / MEGA);
    return new NotEnoughMemory(
        String.format(
            Locale.ROOT,
            "Memory ran out during this work%s. The server's heap has %,.0f MB for all that runs",
            needs,
            Runtime.getRuntime().maxMemory() / MEGA));
  }
}
