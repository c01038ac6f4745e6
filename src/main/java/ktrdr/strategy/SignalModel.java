package ktrdr.strategy;

import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;

/**
 * Anything that says buy, hold or sell at the close of each bar, from that bar and earlier ones.
 */
public interface SignalModel {

  /**
   * Returns signals for every bar of the series; hold where there is not enough history.
   *
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled
   */
  Signals signals(BarSeries bars, ProgressMonitor monitor);
}
