package ktrdr.backtest;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Equity at the close of one bar.
 *
 * @param time start of the bar
 * @param equity in US dollars
 * @param drawdown fall from the highest equity so far, as a fraction of it
 * @param benchmark equity of buy-and-hold in US dollars
 */
public record EquityPoint(Instant time, double equity, double drawdown, double benchmark) {

  /** Returns a list that creates its points on access: creating millions at once takes a second. */
  static List<EquityPoint> of(TestPeriod period, EquityCurve curve, EquityCurve benchmark) {
    return new Points(period, curve, curve.drawdowns(), benchmark);
  }

  private static final class Points extends AbstractList<EquityPoint> implements RandomAccess {
    private final TestPeriod period;
    private final EquityCurve curve;
    private final double[] drawdowns;
    private final EquityCurve benchmark;

    Points(TestPeriod period, EquityCurve curve, double[] drawdowns, EquityCurve benchmark) {
      this.period = period;
      this.curve = curve;
      this.drawdowns = drawdowns;
      this.benchmark = benchmark;
    }

    @Override
    public EquityPoint get(int i) {
      Instant time = period.bars().start(period.first() + i);
      return new EquityPoint(time, curve.value(i), drawdowns[i], benchmark.value(i));
    }

    @Override
    public int size() {
      return curve.size();
    }
  }
}
