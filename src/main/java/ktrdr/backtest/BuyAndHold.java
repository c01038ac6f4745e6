package ktrdr.backtest;

import java.util.Arrays;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.work.ProgressMonitor;

/** Says buy at every bar: bought once, kept to the end. */
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
