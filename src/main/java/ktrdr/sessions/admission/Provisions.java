package ktrdr.sessions.admission;

import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.sessions.Assignment;

/** Which work this server can do: bars and files lie in the home of one server. */
public interface Provisions {

  /** What a root's work needs and this home lacks, in words; empty if nothing is missing. */
  Optional<Missing> missing(Operation root);

  /** The bars of a market, if this home lacks them. */
  Optional<Missing> missing(Assignment.Market market);

  /** Whether this server can do the work of a root. */
  default boolean has(Operation root) {
    return missing(root).isEmpty();
  }

  /**
   * Something that a home lacks.
   *
   * @param what for people: {@code bars of MINE 1d}
   * @param bars as homes list them, {@code MINE 1d}; empty if it is another kind of file
   */
  record Missing(String what, Optional<String> bars) {

    public static Missing bars(String symbol, String timeframe) {
      String bars = symbol + " " + timeframe;
      return new Missing("bars of " + bars, Optional.of(bars));
    }
  }
}
