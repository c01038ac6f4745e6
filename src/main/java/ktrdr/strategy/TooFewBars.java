package ktrdr.strategy;

import java.util.Locale;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.work.Refusal;

/** A series is too short for its intended use. */
public final class TooFewBars extends Refusal {
  private static final long serialVersionUID = 1L;

  private final int needed;
  private final int available;

  private TooFewBars(String sentence, int needed, int available) {
    super(Kind.INVALID, "too_few_bars", sentence);
    this.needed = needed;
    this.available = available;
    member("needed", needed);
    member("available", available);
  }

  public TooFewBars(Strategy strategy, BarSeries bars, int needed) {
    this(
        String.format(
            Locale.ROOT,
            "Strategy %s needs at least %,d bars of %s %s before its first feature row is complete;"
                + " there are %,d",
            strategy.name(),
            needed,
            bars.symbol().name(),
            bars.timeframe(),
            bars.size()),
        needed,
        bars.size());
  }

  /** Returns the same refusal, which also says what could be done with the bars that there are. */
  public TooFewBars otherwise(String hint) {
    return new TooFewBars(getMessage() + "; " + hint, needed, available);
  }

  /**
   * Refuses a series that is too short.
   *
   * @param what needs the bars: {@code A training of strategy x}
   * @throws TooFewBars if there are fewer than needed
   */
  public static void require(
      String what, String symbol, Timeframe timeframe, int needed, int available) {
    if (available < needed) {
      throw new TooFewBars(
          String.format(
              Locale.ROOT,
              "%s needs at least %,d bars of %s %s; there %s %,d",
              what,
              needed,
              symbol,
              timeframe,
              available == 1 ? "is" : "are",
              available),
          needed,
          available);
    }
  }
}
