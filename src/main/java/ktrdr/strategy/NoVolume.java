package ktrdr.strategy;

import ktrdr.market.BarSeries;
import ktrdr.work.Refusal;

/** A strategy filters by volume, but the bars have none. */
public final class NoVolume extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a filter by volume on bars without any.
   *
   * @throws NoVolume if orders are filtered by volume, and no bar has any
   */
  public static void refuse(Strategy.Trading trading, BarSeries bars) {
    if (trading.volumeFilter() > 0 && !hasVolume(bars)) {
      throw new NoVolume(bars);
    }
  }

  private static boolean hasVolume(BarSeries bars) {
    for (int bar = 0; bar < bars.size(); bar++) {
      if (bars.volume(bar) > 0) {
        return true;
      }
    }
    return false;
  }

  private NoVolume(BarSeries bars) {
    super(
        Kind.INVALID,
        "no_volume",
        "The bars of "
            + bars.symbol().name()
            + " have no volume, so decisions.filters.volume_filter can't be used on them.");
  }
}
