package ktrdr.strategy.indicators;

import java.util.Arrays;
import ktrdr.market.BarSeries;

/**
 * Exponentially weighted volatility of returns, as RiskMetrics has it (J.P. Morgan, 1996): the
 * variance is that of the bar before times 1 − a, plus a times the squared return of the bar, with
 * a = 2 / (span + 1); it begins with the mean square of the first {@code span} returns.
 */
public final class EwmVolatility {
  private EwmVolatility() {}

  /**
   * Returns the close times the deviation at each bar, in price units. It uses only that bar and
   * earlier ones.
   *
   * @param span in bars, 2 or more
   * @return NaN for the first {@code span} bars
   */
  public static double[] of(BarSeries bars, int span) {
    double[] moves = new double[bars.size()];
    Arrays.fill(moves, Double.NaN);
    double share = 2.0 / (span + 1);
    double variance = 0;
    for (int i = 1; i < bars.size(); i++) {
      double change = bars.close(i) / bars.close(i - 1) - 1;
      double square = change * change;
      variance = i <= span ? variance + square / span : (1 - share) * variance + share * square;
      if (i >= span) {
        moves[i] = bars.close(i) * Math.sqrt(variance);
      }
    }
    return moves;
  }
}
