package ktrdr.market;

import java.util.List;
import java.util.Optional;
import ktrdr.work.ProgressMonitor;

/** A source of bars. */
public interface BarSource {

  /** What this source has, sorted by symbol and then by time frame. */
  List<Listing> listings();

  /** Whether {@link #load} would find bars. Does not read them. */
  default boolean has(String symbol, Timeframe timeframe) {
    return listings().stream()
        .anyMatch(l -> l.symbol().name().equals(symbol) && l.timeframe() == timeframe);
  }

  /** A version text that changes whenever the bars change. Does not read them. */
  default String version(String symbol, Timeframe timeframe) {
    return "";
  }

  /** How many bars there are, if that is known without reading them. */
  default Optional<Integer> size(String symbol, Timeframe timeframe) {
    return Optional.empty();
  }

  /**
   * Loads all bars of one symbol and time frame.
   *
   * @throws UnknownBars if this source has none
   */
  BarSeries load(String symbol, Timeframe timeframe);

  /**
   * Like {@link #load(String, Timeframe)}, but cancellable.
   *
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled
   */
  default BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
    monitor.stopIfCancelled();
    return load(symbol, timeframe);
  }

  /**
   * A symbol and time frame for which a source has bars.
   *
   * @param symbol what is traded
   * @param timeframe the span of one bar
   */
  record Listing(Symbol symbol, Timeframe timeframe) {}
}
