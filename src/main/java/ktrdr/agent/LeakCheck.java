package ktrdr.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ktrdr.market.BarSeries;
import ktrdr.strategy.FeatureMatrix;
import ktrdr.strategy.Features;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * The truncation check: what is known at bar t must be the same with and without the bars after t.
 * Features must be equal bit for bit, scores to 1e-6, because a network may add in another order.
 *
 * @param samples bars to look at, drawn from those that have features
 */
public record LeakCheck(int samples, long seed) {
  private static final double TOLERANCE = 1e-6;

  /**
   * Looks at some bars of the series.
   *
   * @throws ktrdr.work.WorkCancelled between two bars when the monitor says so
   */
  public LeakReport run(
      Strategy strategy, SignalModel model, BarSeries bars, ProgressMonitor monitor) {
    Whole whole =
        new Whole(
            Features.compute(strategy, bars, ProgressMonitor.unwatched()),
            model.signals(bars, ProgressMonitor.unwatched()));
    Random random = new Random(seed);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      monitor.stopIfCancelled();
      int first = whole.features.firstBar();
      int t = first + random.nextInt(bars.size() - first);
      failures.addAll(whole.differences(strategy, model, bars.upTo(t)));
      monitor.report(Progress.of(i + 1, samples, "leak check " + (i + 1) + "/" + samples));
    }
    return new LeakReport(samples, failures);
  }

  /** What is said when all bars are known. */
  private record Whole(FeatureMatrix features, Signals signals) {

    List<String> differences(Strategy strategy, SignalModel model, BarSeries known) {
      List<String> differences = new ArrayList<>();
      int t = known.size() - 1;
      FeatureMatrix then = Features.compute(strategy, known, ProgressMonitor.unwatched());
      for (int column = 0; column < then.columns(); column++) {
        if (bits(then, t, column) != bits(features, t, column)) {
          differences.add(then.names().get(column) + " of bar " + t + " depends on later bars.");
        }
      }
      if (differs(model.signals(known, ProgressMonitor.unwatched()), t)) {
        differences.add("The signal of bar " + t + " depends on later bars.");
      }
      return differences;
    }

    private boolean differs(Signals then, int t) {
      return then.direction(t) != signals.direction(t)
          || Math.abs(then.confidence(t) - signals.confidence(t)) > TOLERANCE;
    }

    private static int bits(FeatureMatrix matrix, int bar, int column) {
      return Float.floatToRawIntBits(matrix.value(bar - matrix.firstBar(), column));
    }
  }
}
