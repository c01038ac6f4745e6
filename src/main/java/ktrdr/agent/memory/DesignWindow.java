package ktrdr.agent.memory;

import java.time.Instant;
import ktrdr.market.BarSeries;

/** The part of the bars that a designer may know of, by the default shares of a document. */
public final class DesignWindow {
  private static final double DESIGN = 0.7;
  private static final double BEFORE_TEST = 0.85;
  private static final double ROUNDING = 1e-9;

  private DesignWindow() {}

  /** Start of the last bar in which designs are scored. */
  public static Instant end(BarSeries bars) {
    return bars.start(Math.max(0, index(bars, DESIGN) - 1));
  }

  /** Start of the first bar of the test. */
  public static Instant testBegins(BarSeries bars) {
    return bars.start(index(bars, BEFORE_TEST));
  }

  private static int index(BarSeries bars, double share) {
    return (int) Math.floor(bars.size() * share + ROUNDING);
  }
}
