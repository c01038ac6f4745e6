package ktrdr.strategy;

import java.util.Locale;
import ktrdr.market.BarSeries;
import ktrdr.work.Refusal;

/** A series is too short for the warm-up of a strategy. */
public final class TooFewBars extends Refusal {
  private static final long serialVersionUID = 1L;

  TooFewBars(Strategy strategy, BarSeries bars, int needed) {
    super(
        Kind.INVALID,
        "too_few_bars",
        String.format(
            Locale.ROOT,
            "Strategy %s needs at least %,d bars of %s %s before its first feature row is complete;"
                + " there are %,d",
            strategy.name(),
            needed,
            bars.symbol().name(),
            bars.timeframe(),
            bars.size()));
    member("needed", needed);
    member("available", bars.size());
  }
}
