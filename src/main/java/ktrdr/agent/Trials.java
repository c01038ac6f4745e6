package ktrdr.agent;

import java.util.List;
import ktrdr.backtest.Moments;

/**
 * How many strategies were tried on the same data, this one included.
 *
 * @param count 1 or more
 * @param variance of their Sharpe ratios per bar; NaN when it is not known
 */
public record Trials(int count, double variance) {

  public Trials {
    if (count < 1) {
      throw new IllegalArgumentException(count + " trials");
    }
  }

  /** The first strategy on its data. */
  public static Trials first() {
    return new Trials(1, Double.NaN);
  }

  /** The strategies with these annual Sharpe ratios, this one included; 1 or more. */
  public static Trials of(List<Double> annualSharpes, double barsPerYear) {
    double[] perBar = annualSharpes.stream().mapToDouble(s -> s / Math.sqrt(barsPerYear)).toArray();
    double deviation = Moments.of(perBar).deviation();
    return new Trials(perBar.length, deviation * deviation);
  }
}
