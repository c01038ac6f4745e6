package ktrdr.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Equity at the close of one bar.
 *
 * @param time start of the bar
 * @param equity in US dollars
 * @param drawdown fall from the highest equity so far, as a fraction of it
 * @param benchmark equity in US dollars of buying at the first chance and holding
 */
public record EquityPoint(Instant time, double equity, double drawdown, double benchmark) {

  static List<EquityPoint> of(TestPeriod period, EquityCurve curve, EquityCurve benchmark) {
    double[] drawdowns = curve.drawdowns();
    List<EquityPoint> points = new ArrayList<>(curve.size());
    for (int i = 0; i < curve.size(); i++) {
      Instant time = period.bars().start(period.first() + i);
      points.add(new EquityPoint(time, curve.value(i), drawdowns[i], benchmark.value(i)));
    }
    return points;
  }
}
