package ktrdr.backtest.signals;

import java.util.Arrays;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.work.ProgressMonitor;

/** Signals a buy at every bar, so it buys once and holds to the end. */
public record BuyAndHold() implements SignalModel {

  @Override
  public Signals signals(BarSeries bars, ProgressMonitor monitor) {
    byte[] directions = new byte[bars.size()];
    float[] confidences = new float[bars.size()];
    Arrays.fill(directions, (byte) 1);
    Arrays.fill(confidences, 1);
    return new Signals(directions, confidences);
  }
}
