package ktrdr.agent.design;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.agent.assess.Statistician;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.strategy.indicators.IndicatorType;

/** Triangular fuzzy sets fitted to the values of an indicator in the design window. */
final class Levels {
  private static final int DIGITS = 4;
  private static final double[] THREE = {0.05, 0.5, 0.95};
  private static final double[] FIVE = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final List<String> THREE_NAMES = List.of("low", "mid", "high");
  private static final List<String> FIVE_NAMES =
      List.of("very_low", "low", "mid", "high", "very_high");

  // Enough for quantiles; sorting millions of values would delay a cancel.
  private static final int MOST_VALUES = 100_000;

  private Levels() {}

  /**
   * Returns the fuzzy sets by name, each as left foot, peak and right foot. Each set peaks at a
   * quantile of the values and reaches to its neighbours' peaks. The outer two reach beyond by the
   * span of the quantiles, so that hardly any value falls outside.
   *
   * @throws TooFewBars when no bar has a value
   * @throws IndicatorDoesNotVary when two quantiles are equal
   */
  static Map<String, List<Double>> of(IndicatorChoice choice, BarSeries window) {
    double[] peaks = peaks(choice, window);
    double span = peaks[peaks.length - 1] - peaks[0];
    List<String> names = peaks.length == THREE.length ? THREE_NAMES : FIVE_NAMES;
    Map<String, List<Double>> memberships = new LinkedHashMap<>();
    for (int i = 0; i < peaks.length; i++) {
      double before = i == 0 ? peaks[0] - span : peaks[i - 1];
      double after = i == peaks.length - 1 ? peaks[i] + span : peaks[i + 1];
      memberships.put(names.get(i), List.of(rounded(before), rounded(peaks[i]), rounded(after)));
    }
    return memberships;
  }

  private static double[] peaks(IndicatorChoice choice, BarSeries bars) {
    double[] sorted = values(choice, bars);
    Arrays.sort(sorted);
    double[] shares = choice.levels() == THREE.length ? THREE : FIVE;
    double[] peaks = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      peaks[i] = rounded(Statistician.quantile(sorted, shares[i]));
      if (!(i == 0 ? Double.isFinite(peaks[i]) : peaks[i] > peaks[i - 1])) {
        throw new IndicatorDoesNotVary(choice.title());
      }
    }
    return peaks;
  }

  private static double[] values(IndicatorChoice choice, BarSeries bars) {
    Map<String, Double> parameters = new LinkedHashMap<>();
    choice.parameters().forEach((name, value) -> parameters.put(name, (double) value));
    IndicatorType type = IndicatorCatalogue.find(choice.kind().type()).orElseThrow();
    TooFewBars.require(
        choice.title() + " on the design window",
        bars.symbol().name(),
        bars.timeframe(),
        type.warmUp(parameters) + 1,
        bars.size());
    double[][] outputs =
        type.compute(
            bars, new Strategy.Indicator(type.name(), parameters, Strategy.PriceSource.CLOSE));
    int output = Math.max(0, type.outputs().indexOf(choice.output()));
    return thinned(outputs[output], type.warmUp(parameters));
  }

  /** The values from {@code first} on, evenly thinned to about {@link #MOST_VALUES}. */
  private static double[] thinned(double[] values, int first) {
    int stride = 1 + (values.length - first) / MOST_VALUES;
    double[] thinned = new double[(values.length - first + stride - 1) / stride];
    for (int i = 0; i < thinned.length; i++) {
      thinned[i] = values[first + i * stride];
    }
    return thinned;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? SearchSpace.rounded(value, DIGITS) : value;
  }
}
