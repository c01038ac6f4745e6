package ktrdr.strategy.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.UnusableBar;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.strategy.indicators.IndicatorType;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Turns bars into the network's inputs: computes the indicators, then their membership in each
 * fuzzy set.
 */
public final class Features {
  private static final int SAFE_POINT = 1_000;

  private Features() {}

  /**
   * Computes the features {@code {timeframe}_{fuzzy_set}_{membership}} in document order, a row for
   * each bar from {@link #firstBar} on. A row uses only its own bar and earlier ones, so training
   * and backtest see identical bits.
   *
   * @throws TooFewBars if no bar is left after the warm-up
   * @throws UnusableBar if a bar holds no usable price
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled
   */
  public static FeatureMatrix compute(Strategy strategy, BarSeries bars, ProgressMonitor monitor) {
    int first = firstBar(strategy);
    if (bars.size() <= first) {
      throw new TooFewBars(strategy, bars, first + 1);
    }
    List<FeatureColumn> columns = columns(strategy, bars, monitor);
    float[] values = new float[Math.multiplyExact(bars.size() - first, columns.size())];
    int at = 0;
    for (int bar = first; bar < bars.size(); bar++) {
      if ((bar - first) % SAFE_POINT == 0) {
        monitor.stopIfCancelled();
        monitor.report(Progress.of(bar - first, bars.size() - first, "features"));
      }
      for (FeatureColumn column : columns) {
        values[at++] = column.value(bars, bar);
      }
    }
    monitor.report(Progress.of(bars.size() - first, bars.size() - first, "features"));
    return new FeatureMatrix(names(strategy), first, values);
  }

  /**
   * Index of the first bar with a feature row: the longest warm-up, or the required history if
   * longer.
   */
  public static int firstBar(Strategy strategy) {
    return Math.max(strategy.data().historyRequired(), longestWarmUp(strategy.indicators()));
  }

  /** Names of the features in document order, {@code {timeframe}_{fuzzy_set}_{membership}}. */
  public static List<String> names(Strategy strategy) {
    List<String> names = new ArrayList<>();
    for (Strategy.FuzzySet set : strategy.inputs()) {
      for (String membership : set.memberships().keySet()) {
        names.add(name(strategy, set, membership));
      }
    }
    return names;
  }

  public static int longestWarmUp(Map<String, Strategy.Indicator> indicators) {
    return indicators.values().stream()
        .mapToInt(indicator -> IndicatorCatalogue.of(indicator).warmUp(indicator.parameters()))
        .max()
        .orElse(0);
  }

  private static List<FeatureColumn> columns(
      Strategy strategy, BarSeries bars, ProgressMonitor monitor) {
    Map<String, double[][]> computed = new HashMap<>();
    strategy
        .indicators()
        .forEach(
            (id, indicator) -> {
              monitor.stopIfCancelled();
              computed.put(id, IndicatorCatalogue.of(indicator).compute(bars, indicator));
            });
    List<FeatureColumn> columns = new ArrayList<>();
    for (Strategy.FuzzySet set : strategy.inputs()) {
      double[] values = computed.get(set.indicator())[output(strategy, set)];
      set.memberships()
          .forEach(
              (membership, triangle) ->
                  columns.add(
                      new FeatureColumn(name(strategy, set, membership), values, triangle)));
    }
    return columns;
  }

  private static int output(Strategy strategy, Strategy.FuzzySet set) {
    IndicatorType type = IndicatorCatalogue.of(strategy.indicators().get(set.indicator()));
    return set.output().isEmpty() ? 0 : type.outputs().indexOf(set.output());
  }

  private static String name(Strategy strategy, Strategy.FuzzySet set, String membership) {
    return strategy.data().timeframe() + "_" + set.id() + "_" + membership;
  }
}
