package ktrdr.agent.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ktrdr.agent.LeakReport;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Checks for look-ahead by truncation: the features and the signal at bar t must not change when
 * the bars after t are removed. Features must be equal bit for bit; confidences may differ by 1e-6,
 * because a network may add in another order.
 *
 * @param samples number of bars to check, drawn from those that have features
 */
public record LeakCheck(int samples, long seed) {
  private static final double TOLERANCE = 1e-6;

  /**
   * Checks random bars of the series.
   *
   * @throws ktrdr.work.WorkCancelled between two bars when the monitor was cancelled
   */
  public LeakReport run(
      Strategy strategy, SignalModel model, BarSeries bars, ProgressMonitor monitor) {
    ProgressMonitor quiet = new Quiet(monitor);
    Told whole = Told.of(strategy, model, bars, quiet);
    Random random = new Random(seed);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      monitor.stopIfCancelled();
      int first = whole.features.firstBar();
      int t = first + random.nextInt(bars.size() - first);
      failures.addAll(Told.of(strategy, model, bars.upTo(t), quiet).differences(whole, t));
      monitor.report(Progress.of(i + 1, samples, "leak check " + (i + 1) + "/" + samples));
    }
    return new LeakReport(samples, failures);
  }

  /** The features and signals of a series. */
  private record Told(FeatureMatrix features, Signals signals) {

    static Told of(Strategy strategy, SignalModel model, BarSeries bars, ProgressMonitor monitor) {
      return new Told(Features.compute(strategy, bars, monitor), model.signals(bars, monitor));
    }

    List<String> differences(Told whole, int t) {
      List<String> differences = new ArrayList<>();
      for (int column = 0; column < features.columns(); column++) {
        if (bits(features, t, column) != bits(whole.features, t, column)) {
          differences.add(features.names().get(column) + of(t));
        }
      }
      if (signals.direction(t) != whole.signals.direction(t)
          || Math.abs(signals.confidence(t) - whole.signals.confidence(t)) > TOLERANCE) {
        differences.add("The signal" + of(t));
      }
      return differences;
    }

    private static String of(int t) {
      return " of bar " + t + " depends on later bars.";
    }

    private static int bits(FeatureMatrix matrix, int bar, int column) {
      return Float.floatToRawIntBits(matrix.value(bar - matrix.firstBar(), column));
    }
  }

  /** Passes on cancellation but hides the progress of the parts. */
  private record Quiet(ProgressMonitor whole) implements ProgressMonitor {
    @Override
    public void report(Progress progress) {}

    @Override
    public boolean cancelled() {
      return whole.cancelled();
    }

    @Override
    public OnCancel onCancel(Runnable action) {
      return whole.onCancel(action);
    }
  }
}
