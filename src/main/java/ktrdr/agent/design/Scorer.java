package ktrdr.agent.design;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.work.Crew;
import ktrdr.work.ProgressMonitor;

/** Scores a strategy inside the design window. */
interface Scorer {
  /** Of a search that scores nothing. */
  Scorer NONE =
      (strategy, window, seed, monitor) -> {
        throw new IllegalStateException("this search scores nothing");
      };

  Scored score(Strategy strategy, BarSeries window, long seed, ProgressMonitor monitor);

  /** Names what else scores depend on; a checkpoint of another kind is not resumed. */
  default String kind(ProgressMonitor monitor) {
    return "";
  }

  /** Returns a scorer that has independent work done by this crew, if it has any. */
  default Scorer with(Crew crew) {
    return this;
  }
}
