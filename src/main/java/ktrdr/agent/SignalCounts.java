package ktrdr.agent;

import ktrdr.backtest.TestPeriod;
import ktrdr.strategy.Signals;

/**
 * What a model said on the bars that it was tested on, but for the last one, which no order can
 * follow.
 *
 * @param buys bars with a buy signal
 * @param sells bars with a sell signal
 * @param unsure bars on which it was less sure than the strategy asks for
 * @param holds bars on which it was sure that nothing is to be done
 */
public record SignalCounts(int buys, int sells, int unsure, int holds) {

  /**
   * Counts the signals of a period.
   *
   * @param confidence below it a signal counts as unsure, 0 to 1
   */
  public static SignalCounts of(Signals signals, TestPeriod period, double confidence) {
    int[] said = new int[3];
    int unsure = 0;
    for (int bar = period.first(); bar < period.after() - 1; bar++) {
      if (signals.confidence(bar) < confidence) {
        unsure++;
      } else {
        said[1 + signals.direction(bar)]++;
      }
    }
    return new SignalCounts(said[2], said[0], unsure, said[1]);
  }
}
