package ktrdr.strategy;

import ktrdr.market.BarSeries;
import ktrdr.work.Refusal;

/** A strategy filters by volume, but the bars have none. */
public final class NoVolume extends Refusal {
  private static final long serialVersionUID = 1L;

  public NoVolume(BarSeries bars) {
    super(
        Kind.INVALID,
        "no_volume",
        "The bars of "
            + bars.symbol().name()
            + " have no volume, so decisions.filters.volume_filter can't be used on them.");
  }
}
