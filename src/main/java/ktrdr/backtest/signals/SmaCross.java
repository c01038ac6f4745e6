package ktrdr.backtest.signals;

import java.math.BigDecimal;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.work.ProgressMonitor;

/**
 * Signals a buy when the fast simple moving average of closes crosses above the slow one, and a
 * sell when it crosses below. The account decides whether a sell opens a short position.
 *
 * <p>Equal averages belong to the side before them. Averages that touch and part to the other side
 * cross at the bar at which they part; those that part to the side they came from don't cross.
 * Averages that were equal from their first bar on cross when they first part. The averages are
 * compared exactly, as {@link MovingSum} reads prices: no rounding makes or hides a cross.
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
    Averages averages = new Averages(closes, fast, slow);
    int side = 0;
    for (int i = 0; i < closes.length; i++) {
      int now = averages.side(i);
      boolean parted = now != 0 && now != side;
      directions[i] = (byte) (parted && i >= slow ? now : 0);
      confidences[i] = Math.abs(directions[i]);
      side = parted ? now : side;
    }
    return new Signals(directions, confidences);
  }

  /** Says which of two moving averages is above the other one. */
  private static final class Averages {
    private final double[] closes;
    private final int fast;
    private final int slow;
    private final long narrow;
    private final MovingSum quick;
    private final MovingSum calm;
    private int unchanged;

    Averages(double[] closes, int fast, int slow) {
      this.closes = closes;
      this.fast = fast;
      this.slow = slow;
      this.narrow = Long.MAX_VALUE / 2 / slow;
      long[] units = MovingSum.units(closes, slow);
      this.quick = new MovingSum(closes, units, fast);
      this.calm = new MovingSum(closes, units, slow);
    }

    /** +1 when the fast average is above, −1 when it is below; 0 when equal or not known yet. */
    int side(int i) {
      quick.moveTo(i);
      calm.moveTo(i);
      unchanged = i > 0 && closes[i] == closes[i - 1] ? unchanged + 1 : 1;
      if (i < slow - 1 || unchanged >= slow) {
        return 0;
      }
      return calm.hasUnits() ? compareUnits() : sideOfDoubles(i);
    }

    private int compareUnits() {
      long a = quick.units();
      long b = calm.units();
      if (Math.abs(a) < narrow && Math.abs(b) < narrow) {
        return Long.signum(a * slow - b * fast);
      }
      return compare(a, slow, b, fast);
    }

    /** Compares two products, which may be larger than a long. */
    private static int compare(long a, int timesA, long b, int timesB) {
      int high = Long.compare(Math.multiplyHigh(a, timesA), Math.multiplyHigh(b, timesB));
      return high != 0 ? high : Long.compareUnsigned(a * timesA, b * timesB);
    }

    private int sideOfDoubles(int i) {
      double above = quick.about() * slow;
      double below = calm.about() * fast;
      double doubt =
          quick.error() * slow
              + calm.error() * fast
              + (Math.abs(above) + Math.abs(below)) * MovingSum.ROUNDING;
      double gap = above - below;
      return Math.abs(gap) > doubt ? (gap > 0 ? 1 : -1) : exactSide(i);
    }

    private int exactSide(int i) {
      BigDecimal above = quick.exactly(i).multiply(BigDecimal.valueOf(slow));
      return above.compareTo(calm.exactly(i).multiply(BigDecimal.valueOf(fast)));
    }
  }
}
