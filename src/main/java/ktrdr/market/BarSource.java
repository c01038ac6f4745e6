package ktrdr.market;

import java.util.List;
import java.util.Optional;
import ktrdr.work.ProgressMonitor;

/** Where bars come from. */
public interface BarSource {

  /** What this source has, by symbol and then time frame. */
  List<Listing> listings();

  /** Whether {@link #load} would find bars; does not read them. */
  default boolean has(String symbol, Timeframe timeframe) {
    return listings().stream()
        .anyMatch(l -> l.symbol().name().equals(symbol) && l.timeframe() == timeframe);
  }

  /** Another text once the bars are others than before; does not read them. */
  default String version(String symbol, Timeframe timeframe) {
    return "";
  }

  /** How many bars there are, where that is known without reading them. */
  default Optional<Integer> size(String symbol, Timeframe timeframe) {
    return Optional.empty();
  }

  /**
   * All bars of one symbol and time frame.
   *
   * @throws UnknownBars when this source has none
   */
  BarSeries load(String symbol, Timeframe timeframe);

  /**
   * The same bars, for work that may be cancelled meanwhile.
   *
   * @throws ktrdr.work.WorkCancelled when the monitor says so
   */
  default BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
    monitor.stopIfCancelled();
    return load(symbol, timeframe);
  }

  /**
   * Bars that a source has.
   *
   * @param symbol what is traded
   * @param timeframe the span of one bar
   */
  record Listing(Symbol symbol, Timeframe timeframe) {}
}
