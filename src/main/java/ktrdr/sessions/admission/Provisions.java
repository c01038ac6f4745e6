package ktrdr.sessions.admission;

import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.sessions.Assignment;

/** Which work this server can do: bars and files lie in the home of a server. */
public interface Provisions {

  /** What the work of a root needs and this home has not, in words; empty when nothing is. */
  Optional<Missing> missing(Operation root);

  /** The bars of a market, when this home has not got them. */
  Optional<Missing> missing(Assignment.Market market);

  /** True when this server can do the work of a root. */
  default boolean has(Operation root) {
    return missing(root).isEmpty();
  }

  /**
   * What a home has not.
   *
   * @param what for people: {@code bars of MINE 1d}
   * @param bars as homes list them, {@code MINE 1d}; empty for another file
   */
  record Missing(String what, Optional<String> bars) {

    /** Bars. */
    public static Missing bars(String symbol, String timeframe) {
      String bars = symbol + " " + timeframe;
      return new Missing("bars of " + bars, Optional.of(bars));
    }
  }
}
