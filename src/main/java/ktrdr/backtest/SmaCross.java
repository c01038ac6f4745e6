package ktrdr.backtest;

import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.work.ProgressMonitor;

/**
 * Signals a buy when the fast simple moving average of closes crosses above the slow one, and a
 * sell when it crosses below. The account decides whether a sell opens a short position.
 *
 * @param fast bars of the fast average, 1 or more
 * @param slow bars of the slow average, more than {@code fast}
 */
public record SmaCross(int fast, int slow) implements SignalModel {

  public SmaCross {
    if (fast < 1 || slow <= fast) {
      throw new IllegalArgumentException("fast " + fast + ", slow " + slow);
    }
  }

  @Override
  public Signals signals(BarSeries bars, ProgressMonitor monitor) {
    double[] closes = bars.closes();
    byte[] directions = new byte[closes.length];
    float[] confidences = new float[closes.length];
    Mean quick = new Mean(closes, fast);
    Mean calm = new Mean(closes, slow);
    double before = Double.NaN;
    for (int i = 0; i < closes.length; i++) {
      double gap = quick.at(i) - calm.at(i);
      directions[i] = (byte) (before < 0 && gap > 0 ? 1 : before > 0 && gap < 0 ? -1 : 0);
      confidences[i] = Math.abs(directions[i]);
      before = gap;
    }
    return new Signals(directions, confidences);
  }

  /** A moving average that takes one addition and one subtraction per bar. */
  private static final class Mean {
    private final double[] values;
    private final int length;
    private double sum;

    Mean(double[] values, int length) {
      this.values = values;
      this.length = length;
    }

    double at(int i) {
      sum += values[i] - (i >= length ? values[i - length] : 0);
      return i >= length - 1 ? sum / length : Double.NaN;
    }
  }
}
