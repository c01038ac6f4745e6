package ktrdr.agent;

import java.util.Set;
import ktrdr.agent.design.NoUsableDesign;
import ktrdr.market.BarSeries;
import ktrdr.work.Checkpoints;
import ktrdr.work.Crew;
import ktrdr.work.ProgressMonitor;

/** Designs one strategy for a brief. */
public interface Designer {

  /**
   * Returns a designer that knows what was tried before, and looks elsewhere if it can.
   *
   * @param indicators of earlier experiments, each in one line: {@code rsi(14), macd(12, 26, 9)}
   */
  default Designer knowing(Set<String> indicators) {
    return this;
  }

  /** Returns a designer that has independent work done by this crew, if it has any. */
  default Designer with(Crew crew) {
    return this;
  }

  /**
   * Designs a valid strategy. Bars behind the design window have no influence on it.
   *
   * @param bars all bars of the brief's symbol and timeframe
   * @throws NoUsableDesign when no candidate can be trained on these bars
   * @throws ktrdr.work.Refusal when a language model comes to no design, or a budget to its end
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled
   */
  Design design(Brief brief, BarSeries bars, ProgressMonitor monitor);

  /**
   * Designs a valid strategy in several runs if interrupted.
   *
   * @param checkpoints stores the state of the design and restores it in the next run; the
   *     resulting design does not depend on it
   */
  Design design(Brief brief, BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor);
}
