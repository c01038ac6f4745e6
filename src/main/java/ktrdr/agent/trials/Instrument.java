package ktrdr.agent.trials;

import ktrdr.market.BarSeries;

/**
 * The bars that something was tried on.
 *
 * @param symbol the name they had, for people; another name makes no other instrument
 * @param timeframe code of the bar length, such as 1d
 */
public record Instrument(String symbol, String timeframe, Sketch sketch) {

  /** The instrument of a series. */
  public static Instrument of(BarSeries bars, Sketch sketch) {
    return new Instrument(bars.symbol().name(), bars.timeframe().code(), sketch);
  }
}
