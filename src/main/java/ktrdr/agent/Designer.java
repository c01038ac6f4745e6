package ktrdr.agent;

import ktrdr.agent.design.NoUsableDesign;
import ktrdr.market.BarSeries;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;

/** Proposes one strategy for a brief. */
public interface Designer {

  /**
   * A valid strategy. Nothing after the training part of the bars has any influence on it.
   *
   * @param bars all bars of the brief's symbol and time frame
   * @throws NoUsableDesign when no candidate can be trained on these bars
   * @throws ktrdr.work.WorkCancelled when the monitor says so
   */
  Design design(Brief brief, BarSeries bars, ProgressMonitor monitor);

  /**
   * The same, in runs that may be left.
   *
   * @param checkpoints given how far the design is, and asked for a state to go on from; the design
   *     is the same as without
   */
  Design design(Brief brief, BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor);
}
